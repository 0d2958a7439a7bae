import { useRef } from 'react';
import type { Scenario } from '../../core';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useApp } from '../use-app';
import { AboutFields } from './about';
import { AgentList } from './agent-list';
import { DocumentFields } from './document-fields';
import { EndsFields } from './ends-fields';
import { HistoryBar } from './history-bar';
import { LimitsFields } from './limits-fields';
import { PatternFields } from './pattern-fields';
import { ReadingFields } from './reading-fields';
import { RobustnessFields } from './robustness-fields';
import { ScenarioFields } from './scenario-fields';
import styles from './scenario-panel.module.css';
import { TeamFields } from './team-fields';
import { useUndoKeys } from './use-undo-keys';
import { useWantedField } from './use-wanted-field';

/** The scenario on the desk, to read and to change. Fills the place it is given and scrolls inside. */
export function ScenarioPanel() {
  const scenario = useApp(({ desk }) => desk?.scenario);
  return scenario === undefined ? null : <Editor scenario={scenario} />;
}

function Editor({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const panel = useRef<HTMLDivElement>(null);
  const underWay = useApp(({ desk }) => desk !== null && whileUnderWay.has(desk.phase));
  useUndoKeys();
  useWantedField(panel, scenario);
  return (
    <div ref={panel} className={styles.panel}>
      <HistoryBar scenario={scenario} />
      <ScenarioFields scenario={scenario} />
      <AgentList agents={scenario.agents} />
      <DocumentFields agents={scenario.agents} documents={scenario.documents} />
      <PatternFields scenario={scenario} />
      {(scenario.agents.length > 2 || scenario.teams !== undefined) && <TeamFields scenario={scenario} />}
      <ReadingFields view={scenario.view} longPrompts={scenario.longPrompts} />
      <EndsFields scenario={scenario} />
      <RobustnessFields scenario={scenario} />
      <LimitsFields budget={scenario.budget} seed={scenario.seed} />
      <AboutFields scenario={scenario} />
      {underWay && (
        <p className={styles.aside} role="status">
          {words.nextRun}
        </p>
      )}
    </div>
  );
}

const whileUnderWay: ReadonlySet<string> = new Set(['loading', 'running', 'pausing', 'paused', 'waiting']);
