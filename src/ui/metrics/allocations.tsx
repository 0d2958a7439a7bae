import type { RunBeside } from '../../app';
import type { AgentId, Pattern } from '../../core';
import { type AllocationOutcome, allocationOf, isSameWork } from '../../projections';
import { Button } from '../design';
import { useCast } from '../playground';
import { useLanguage, useWords } from '../texts';
import { teamworkWords } from '../texts/teamwork';
import { useApp, useCommands, useTheApp } from '../use-app';
import { type Amounts, amountsIn } from './amounts';
import table from './comparison.module.css';
import styles from './robustness.module.css';
import { useRunsBeside } from './runs-beside';

/** What came of each way to give out the same tasks, one beside the other. Nothing for a run that gives out none. */
export function Allocations() {
  const { patterns } = useTheApp();
  const kind = useApp(({ desk }) => desk?.run?.conversation.scenario?.pattern.kind);
  const pattern = patterns.find((one) => one.kind === kind);
  return kind === 'allocation' && pattern !== undefined ? <Compared pattern={pattern} /> : null;
}

function Compared({ pattern }: { pattern: Pattern }) {
  const words = useWords(teamworkWords);
  const language = useLanguage();
  const amounts = amountsIn(language);
  const cast = useCast();
  const outcomes = useOutcomes(pattern);
  const { changeScenario, run } = useCommands();
  const mayRun = useApp(({ desk }) => desk !== null && ['idle', 'finished', 'failed'].includes(desk.phase));
  const names = pattern.words[language].choices?.method ?? {};
  const ran = useApp(({ desk }) => desk?.run?.conversation.scenario?.pattern);
  const runSo = (method: string) => {
    if (ran === undefined) return;
    const next = { ...ran, options: { ...ran.options, method } };
    changeScenario((scenario) => ({ ...scenario, pattern: next }), 'own');
    run();
  };
  const nameOf = (id: AgentId) => cast.get(id)?.name ?? id;
  return (
    <section className={styles.section} aria-label={words.allocations}>
      <h2>{words.allocations}</h2>
      <p className={styles.explain}>{words.allocationsHint}</p>
      <div className={table.compared}>
        <table>
          <thead>
            <tr>
              <td />
              {outcomes.map(({ method }) => (
                <th key={method} scope="col">
                  {names[method]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measures.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row">{words[name]}</th>
                {outcomes.map(({ method, outcome }) => (
                  <td key={method} data-method={method} data-measure={name}>
                    {outcome === null ? '–' : value(outcome, amounts, nameOf)}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <td />
              {outcomes.map(({ method, isShown }) => (
                <td key={method}>
                  {isShown ? (
                    words.thisRun
                  ) : (
                    <Button
                      size="small"
                      disabled={!mayRun}
                      onClick={() => runSo(method)}
                      aria-label={words.runSo(names[method] ?? method)}
                    >
                      {words.run}
                    </Button>
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

type Measured = {
  readonly method: string;
  readonly outcome: AllocationOutcome | null;
  readonly isShown: boolean;
};

/** The run that is shown, and for each other way the last kept one that did the same work. */
function useOutcomes(pattern: Pattern): readonly Measured[] {
  const conversation = useApp(({ desk }) => desk?.run?.conversation);
  const graph = useApp(({ desk }) => desk?.run?.graph);
  const beside = useRunsBeside();
  const field = pattern.fields.find(({ name }) => name === 'method');
  if (conversation?.scenario == null || graph === undefined || field?.type !== 'choice') return [];
  const { scenario } = conversation;
  const methodOf = (options: Record<string, unknown>) =>
    field.choices.find((choice) => choice === options.method) ?? field.initial;
  const isComparable = ({ conversation: other, status }: RunBeside) =>
    other.scenario !== null &&
    isSameWork(other.scenario, scenario) &&
    status.type === 'finished' &&
    status.reason === 'pattern-finished';
  const comparable = beside.filter(isComparable);
  return field.choices.map((method) => {
    if (method === methodOf(scenario.pattern.options))
      return { method, outcome: allocationOf(conversation, graph), isShown: true };
    const run = comparable.find(
      ({ conversation: other }) => methodOf(other.scenario?.pattern.options ?? {}) === method,
    );
    return { method, outcome: run === undefined ? null : allocationOf(run.conversation, run.graph), isShown: false };
  });
}

const measures: readonly {
  readonly name: 'steps' | 'time' | 'messages' | 'deciding' | 'fairness' | 'tasksEach';
  value(outcome: AllocationOutcome, amounts: Amounts, nameOf: (id: AgentId) => string): string;
}[] = [
  { name: 'steps', value: ({ steps }, { count }) => count(steps) },
  { name: 'time', value: ({ milliseconds }, { duration }) => duration(milliseconds) },
  { name: 'messages', value: ({ messages }, { count }) => count(messages) },
  { name: 'deciding', value: ({ deciding }, { count }) => count(deciding) },
  { name: 'fairness', value: ({ fairness }) => fairness.toFixed(2) },
  {
    name: 'tasksEach',
    value: ({ done }, { count }, nameOf) => [...done].map(([id, tasks]) => `${nameOf(id)} ${count(tasks)}`).join(' · '),
  },
];
