import styles from './progress-bar.module.css';

/** Long work. `value` is in 0..1 and only grows; null while nobody knows. `text` says the same in words, with units. */
export function ProgressBar({ label, value, text }: { label: string; value: number | null; text?: string }) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={text}
      className={styles.bar}
      data-unknown={percent === null}
    >
      <div className={styles.done} style={percent === null ? undefined : { transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}
