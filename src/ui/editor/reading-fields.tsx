import type { Scenario } from '../../core';
import { Select } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands } from '../use-app';
import styles from './limits-fields.module.css';

/** What agents read before their turns. */
export function ReadingFields({ view, longPrompts }: Pick<Scenario, 'view' | 'longPrompts'>) {
  const words = useWords(editorWords);
  const { changeScenario } = useCommands();
  return (
    <section className={styles.section}>
      <h2>{words.reading}</h2>
      <Select
        label={words.view}
        value={view}
        choices={[
          { value: 'private', label: words.views.private },
          { value: 'shared', label: words.views.shared },
        ]}
        hint={words.viewHints[view]}
        onChange={(next) => changeScenario((before) => ({ ...before, view: next }))}
      />
      <Select
        label={words.longPrompts}
        value={longPrompts}
        choices={[
          { value: 'cut', label: words.longPromptWays.cut },
          { value: 'summarise', label: words.longPromptWays.summarise },
        ]}
        onChange={(next) => changeScenario((before) => ({ ...before, longPrompts: next }))}
      />
    </section>
  );
}
