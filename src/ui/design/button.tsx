import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';
import { Icon, type IconName } from './icon';

type Look = {
  /** `primary`: the one act of a screen. `plain`: bounded. `quiet`: no border until pointed at. `danger`: takes something away. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'usual' | 'large';
  icon?: IconName;
};

/** Does something on this page. Its words are its name. */
export function Button({
  variant = 'plain',
  size = 'usual',
  icon,
  children,
  className,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, className)}
      data-variant={variant}
      data-size={size}
    >
      {icon !== undefined && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </button>
  );
}

/** Goes somewhere: a link that looks like a button. */
export function ButtonLink({
  variant = 'plain',
  size = 'usual',
  icon,
  children,
  className,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={classes(styles.button, className)} data-variant={variant} data-size={size}>
      {icon !== undefined && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </a>
  );
}

/** A button that is only a drawing: `label` is its name, and appears beside it when pointed at or focused; `keys` is its shortcut. */
export function IconButton({
  label,
  icon,
  keys,
  size = 'usual',
  variant = 'quiet',
  className,
  children,
  ...rest
}: {
  label: string;
  icon?: IconName;
  keys?: string;
  size?: 'small' | 'usual' | 'large';
  variant?: 'primary' | 'plain' | 'quiet';
  children?: ReactNode;
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'>) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tip={label}
      data-tip-keys={keys}
      className={classes(styles.button, styles.square, className)}
      data-variant={variant}
      data-size={size}
    >
      {icon === undefined ? children : <Icon name={icon} size={size === 'small' ? 16 : 18} />}
    </button>
  );
}

function classes(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
