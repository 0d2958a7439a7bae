import { useMemo } from 'react';
import type { Scenario } from '../../core';
import { Button, Icon, IconButton } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useApp, useCommands } from '../use-app';
import styles from './history-bar.module.css';

/** One step back, one forth, and whether this browser keeps the scenario as it stands. */
export function HistoryBar({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const { undo, redo, keepScenario } = useCommands();
  const canUndo = useApp(({ desk }) => desk?.canUndo ?? false);
  const canRedo = useApp(({ desk }) => desk?.canRedo ?? false);
  const keeping = useKeeping(scenario);
  return (
    <div className={styles.bar}>
      <IconButton
        label={words.undo}
        icon="undo"
        size="small"
        keys={command('Z')}
        aria-disabled={!canUndo}
        onClick={undo}
      />
      <IconButton
        label={words.redo}
        icon="redo"
        size="small"
        keys={command('⇧Z')}
        aria-disabled={!canRedo}
        onClick={redo}
      />
      <p className={styles.kept} role="status">
        {keeping === 'kept' && <Icon name="check" size={14} />}
        {words.keeping[keeping]}
      </p>
      {keeping === 'not-kept' && (
        <Button size="small" variant="quiet" onClick={() => void keepScenario()}>
          {words.keep}
        </Button>
      )}
    </div>
  );
}

/** `keeping`: changed a moment ago, and about to be written. `nowhere`: this browser keeps nothing at all. */
export type Keeping = 'kept' | 'keeping' | 'not-kept' | 'nowhere';

function useKeeping(scenario: Scenario): Keeping {
  const nowhere = useApp(({ library }) => library.kept === 'memory');
  const kept = useApp(({ library }) => library.scenarios.find((entry) => entry.scenario.id === scenario.id)?.scenario);
  const same = useMemo(() => kept === scenario || JSON.stringify(kept) === JSON.stringify(scenario), [kept, scenario]);
  const mine = useApp(({ desk }) => desk?.canUndo === true || desk?.canRedo === true);
  if (nowhere) return 'nowhere';
  if (same) return 'kept';
  return kept !== undefined || mine ? 'keeping' : 'not-kept';
}

function command(key: string): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? `⌘${key}` : `Ctrl+${key.replace('⇧', 'Shift+')}`;
}
