import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import { controlWords } from '../texts/control';
import { playgroundWords } from '../texts/playground';
import { robustnessWords } from '../texts/robustness';
import { useApp } from '../use-app';
import { useToolName } from '../use-tool-name';
import styles from './run-bar.module.css';
import { statusWords } from './status-words';

/** What the run does, in words, for the eye and the ear. */
export function RunStatus() {
  const words = useWords(playgroundWords);
  const control = useWords(controlWords);
  const failureWords = useWords(robustnessWords);
  const amounts = amountsIn(useLanguage());
  const toolName = useToolName();
  const desk = useApp((state) => state.desk);
  const models = useApp((state) => state.models);
  if (desk === null) return null;
  const [first, ...others] = statusWords(desk, models, words, amounts, toolName, control, failureWords);
  const status = desk.phase === 'pausing' ? 'running' : desk.phase;
  return (
    // Megabytes are for the eye: the ear has the progress bar.
    <div
      role="status"
      aria-live={desk.phase === 'loading' ? 'off' : 'polite'}
      className={styles.status}
      data-run-status={status}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.words}>
        <strong>{first}</strong>
        {others.map((part) => (
          <span key={part}> · {part}</span>
        ))}
      </span>
    </div>
  );
}
