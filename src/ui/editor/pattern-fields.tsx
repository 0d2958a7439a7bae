import { outerScenario, type Scenario } from '../../core';
import { DrawingField } from '../drawing';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands, useTheApp } from '../use-app';
import styles from './limits-fields.module.css';
import { PatternChoice } from './pattern-choice';
import { Topology } from './topology';

/** Who speaks after whom. */
export function PatternFields({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const { patterns } = useTheApp();
  const { changeScenario } = useCommands();
  const chosen = patterns.find(({ kind }) => kind === scenario.pattern.kind);
  return (
    <section className={styles.section}>
      <h2>{words.takingTurns}</h2>
      <PatternChoice
        path="pattern"
        label={words.pattern}
        hideLabel
        pattern={scenario.pattern}
        agents={outerScenario(scenario).agents}
        onChange={(change) => changeScenario((before) => ({ ...before, pattern: change(before.pattern) }))}
      >
        {chosen !== undefined && <Topology pattern={chosen} scenario={scenario} />}
        {chosen?.kind === 'drawn' && <DrawingField scenario={scenario} />}
      </PatternChoice>
    </section>
  );
}
