import { limits } from '../../core';
import { NumberField } from '../design';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useApp, useCommands } from '../use-app';
import styles from './import-dialog.module.css';

/** What a run may take at most, whatever a scenario from a link or a file asks for; kept as soon as it is typed. */
export function OwnBounds() {
  const words = useWords(shellWords);
  const { changeSettings } = useCommands();
  const { mostTurns, mostTokens } = useApp(({ settings }) => settings);
  return (
    <fieldset className={styles.bounds}>
      <legend>{words.ownBounds}</legend>
      <div className={styles.pair}>
        <NumberField
          label={words.mostTurns}
          min={1}
          max={limits.turns}
          value={mostTurns}
          onChange={(turns) => changeSettings({ mostTurns: within(turns, limits.turns) })}
        />
        <NumberField
          label={words.mostTokens}
          min={1}
          max={limits.runTokens}
          value={mostTokens}
          onChange={(tokens) => changeSettings({ mostTokens: within(tokens, limits.runTokens) })}
        />
      </div>
      <p className={styles.hint}>{words.ownBoundsHint}</p>
    </fieldset>
  );
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(1, Math.trunc(value)));
}
