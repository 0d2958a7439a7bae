import { Empty, IconButton } from '../design';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useApp, useCommands } from '../use-app';
import styles from './library.module.css';
import { ScenarioCard } from './scenario-card';

/** The scenarios that the person made or changed, the last one first. */
export function MyScenarios() {
  const words = useWords(shellWords);
  const { kept, scenarios } = useApp((state) => state.library);
  const { deleteScenario } = useCommands();
  const lastFirst = scenarios.toSorted((one, other) => other.changedAt - one.changedAt);
  return (
    <section aria-labelledby="my-scenarios">
      <h2 id="my-scenarios">{words.myScenarios}</h2>
      {scenarios.length === 0 ? (
        <div className={styles.nothing} data-opening={kept === 'opening'}>
          <Empty title={words.noScenarios} sketch={<CardSketch />}>
            {words.noScenariosHint}
          </Empty>
        </div>
      ) : (
        <ul className={styles.cards}>
          {lastFirst.map(({ scenario }) => (
            <li key={scenario.id}>
              <ScenarioCard
                address={scenario.id}
                scenario={scenario}
                aside={
                  <IconButton
                    label={words.deleteScenario(scenario.title || words.untitled)}
                    icon="trash"
                    size="small"
                    onClick={() => void deleteScenario(scenario.id)}
                  />
                }
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What a card will look like. */
function CardSketch() {
  return (
    <svg
      width="120"
      height="56"
      viewBox="0 0 120 56"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
      opacity="0.55"
      aria-hidden="true"
    >
      <rect x="14" y="2" width="92" height="52" rx="8" />
      <path d="M26 16h48M26 25h62" strokeLinecap="round" />
      <circle cx="31" cy="41" r="5" />
      <rect x="42" y="36" width="10" height="10" rx="2" />
      <path d="M62 36l5 3v5l-5 3-5-3v-5z" transform="translate(1 -.5)" />
    </svg>
  );
}
