import type { HTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import styles from './note.module.css';

/** A few words that stand out from the page. `tone` has an icon besides its colour. Give it a `role` where it comes up by itself. */
export function Note({
  tone = 'info',
  actions,
  children,
  ...rest
}: { tone?: 'info' | 'done' | 'warn' | 'danger'; actions?: ReactNode; children: ReactNode } & Omit<
  HTMLAttributes<HTMLDivElement>,
  'className'
>) {
  return (
    <div {...rest} className={styles.note} data-tone={tone}>
      <Icon name={icons[tone]} size={18} />
      <div className={styles.words}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

const icons: Record<'info' | 'done' | 'warn' | 'danger', IconName> = {
  info: 'info',
  done: 'check',
  warn: 'warning',
  danger: 'warning',
};
