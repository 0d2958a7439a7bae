import { outerScenario, type Scenario } from '../../core';
import { addedScores, answerScores, learnedWeights } from '../../projections';
import { Button } from '../design';
import { useWords } from '../texts';
import { teamworkWords } from '../texts/teamwork';
import { useApp, useCommands } from '../use-app';
import table from './comparison.module.css';
import styles from './robustness.module.css';
import { useRunsBeside } from './runs-beside';

/** How often whose answer was chosen, and what a vote would weigh by that. Nothing where no answers are fused. */
export function AnswerWeights() {
  const scenario = useApp(({ desk }) => desk?.run?.conversation.scenario);
  return scenario?.pattern.kind === 'fusion' ? <Learned scenario={scenario} /> : null;
}

function Learned({ scenario }: { scenario: Scenario }) {
  const words = useWords(teamworkWords);
  const conversation = useApp(({ desk }) => desk?.run?.conversation);
  const options = useApp(({ desk }) => desk?.scenario.pattern.options);
  const { changeScenario } = useCommands();
  const beside = useRunsBeside().filter((run) => [...answerScores(run.conversation).values()].some(Boolean));
  if (conversation === undefined) return null;
  const scores = addedScores([conversation, ...beside.map((run) => run.conversation)].map(answerScores));
  const members = outerScenario(scenario).agents.filter(({ id }) => id !== scenario.pattern.options.judge);
  if (!members.some(({ id }) => (scores.get(id) ?? 0) > 0)) return null;
  const weights = learnedWeights(scores, members);
  const lines = members.map(({ id, name }) => `${name}: ${weights.get(id)}`).join('\n');
  const inUse = options?.method === 'weighted' && options.weights === lines;
  const next = { ...scenario.pattern, options: { ...scenario.pattern.options, method: 'weighted', weights: lines } };
  const use = () => changeScenario((now) => ({ ...now, pattern: next }), 'own');
  return (
    <section className={styles.section} aria-label={words.scores}>
      <h2>{words.scores}</h2>
      <p className={styles.explain}>{words.scoresHint(beside.length)}</p>
      <div className={table.compared}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{words.chosen}</th>
              <th scope="col">{words.weight}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{scores.get(id) ?? 0}</td>
                <td>{weights.get(id)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {inUse ? (
        <p role="status">{words.inUse}</p>
      ) : (
        <Button size="small" onClick={use}>
          {words.useWeights}
        </Button>
      )}
    </section>
  );
}
