import { type CSSProperties, type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './button';
import styles from './dialog.module.css';

/**
 * A window over the page, on the browser's own <dialog>: it holds the focus, gives it back, and Escape closes it.
 * Mounted means open. `closeLabel` names the cross; without it there is none, and only `children` can close it besides Escape.
 */
export function Dialog({
  title,
  onClose,
  closeLabel,
  width = 480,
  whole = false,
  children,
  footer,
}: {
  title: string;
  onClose: () => void;
  closeLabel?: string;
  width?: number;
  /** It takes the whole page, and what is inside has no margin. */
  whole?: boolean;
  children: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    const before = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-whole={whole}
      aria-labelledby={id}
      style={{ '--width': `${width}px` } as CSSProperties}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      // What is pressed in a window is not meant for the page under it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          {closeLabel !== undefined && <IconButton label={closeLabel} icon="close" size="small" onClick={onClose} />}
        </header>
        <div className={styles.body}>{children}</div>
        {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
      </div>
    </dialog>
  );
}
