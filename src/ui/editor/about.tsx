import { limits, type Scenario } from '../../core';
import { TextArea } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands } from '../use-app';
import styles from './about.module.css';
import { useProblem } from './use-problem';

/** What this scenario shows and what to watch for, to be read before it runs. */
export function ScenarioNote({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const { description, lookFor } = scenario;
  if (description.trim() === '' && lookFor.trim() === '') return null;
  return (
    <div className={styles.note}>
      {description.trim() !== '' && <p>{description}</p>}
      {lookFor.trim() !== '' && (
        <p>
          <strong>{words.lookFor}</strong> {lookFor}
        </p>
      )}
    </div>
  );
}

/** The same to be written. */
export function AboutFields({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const { changeScenario } = useCommands();
  const descriptionProblem = useProblem('description');
  const lookForProblem = useProblem('lookFor');
  return (
    <details className={styles.about}>
      <summary>{words.about}</summary>
      <div className={styles.fields}>
        <div data-path="description">
          <TextArea
            label={words.description}
            maxLength={limits.descriptionLength}
            value={scenario.description}
            problem={descriptionProblem}
            onChange={(description) => changeScenario((before) => ({ ...before, description }))}
          />
        </div>
        <div data-path="lookFor">
          <TextArea
            label={words.lookFor}
            hint={words.lookForHint}
            maxLength={limits.descriptionLength}
            value={scenario.lookFor}
            problem={lookForProblem}
            onChange={(lookFor) => changeScenario((before) => ({ ...before, lookFor }))}
          />
        </div>
      </div>
    </details>
  );
}
