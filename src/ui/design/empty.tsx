import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** Where there is nothing yet: says what will be there, and how to make it so. `sketch` may draw it. */
export function Empty({
  title,
  children,
  sketch,
  action,
}: {
  title: string;
  children?: ReactNode;
  sketch?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      {sketch !== undefined && (
        <div className={styles.sketch} aria-hidden="true">
          {sketch}
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <p className={styles.words}>{children}</p>}
      {action}
    </div>
  );
}
