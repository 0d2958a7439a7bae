import type { Scenario } from '../../core';
import type { Metrics } from '../../projections';
import { Empty } from '../design';
import { useWords } from '../texts';
import { useApp } from '../use-app';
import { AgentBars } from './agent-bars';
import { Allocations } from './allocations';
import { AnswerWeights } from './answer-weights';
import { DrillOutcomes } from './drill-outcomes';
import { FailureCosts } from './failure-costs';
import styles from './metrics-panel.module.css';
import { MetricsTable } from './metrics-table';
import { Totals } from './totals';
import { metricsWords } from './words';

/** What the run took, in all and by agent. */
export function MetricsPanel() {
  const words = useWords(metricsWords);
  const metrics = useApp(({ desk }) => desk?.run?.metrics);
  const scenario = useApp(({ desk }) => desk?.run?.conversation.scenario ?? null);
  const isEmpty = metrics === undefined || scenario === null || metrics.total.turns + metrics.total.failures === 0;
  return (
    <section className={styles.panel} aria-label={words.metrics}>
      {isEmpty ? (
        <Empty title={words.nothing} sketch={<Sketch />}>
          {words.nothingHint}
        </Empty>
      ) : (
        <Measured metrics={metrics} scenario={scenario} />
      )}
    </section>
  );
}

function Measured({ metrics, scenario }: { metrics: Metrics; scenario: Scenario }) {
  const cost = useApp(({ desk }) => desk?.run?.failureCost);
  return (
    <>
      <Totals metrics={metrics} />
      {cost !== undefined && <FailureCosts cost={cost} />}
      <DrillOutcomes />
      <Allocations />
      <AnswerWeights />
      <AgentBars metrics={metrics} agents={scenario.agents} />
      <MetricsTable metrics={metrics} agents={scenario.agents} />
    </>
  );
}

/** Three bars, waiting for their numbers. */
function Sketch() {
  return (
    <svg
      width="120"
      height="56"
      viewBox="0 0 120 56"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <rect x="2" y="4" width="112" height="10" rx="5" />
      <rect x="2" y="23" width="74" height="10" rx="5" />
      <rect x="2" y="42" width="92" height="10" rx="5" strokeDasharray="2 4" />
    </svg>
  );
}
