import type { Scenario } from '../../core';
import { type Metrics, type Tally, tokensPerSecond } from '../../projections';
import { useLanguage, useWords } from '../texts';
import { amountsIn } from './amounts';
import styles from './metrics-table.module.css';
import { metricsWords } from './words';

/** Every number by agent and in all, units in the heads. */
export function MetricsTable({ metrics, agents }: { metrics: Metrics; agents: Scenario['agents'] }) {
  const words = useWords(metricsWords);
  const amounts = amountsIn(useLanguage());
  const { columns, units } = words;
  const cells = (tally: Tally): readonly string[] => {
    const speed = tokensPerSecond(tally);
    return [
      amounts.count(tally.turns),
      amounts.count(tally.promptTokens),
      amounts.count(tally.prefillTokens),
      amounts.count(tally.promptTokens - tally.prefillTokens),
      amounts.count(tally.completionTokens),
      (tally.milliseconds / 1000).toFixed(1),
      speed === null ? '–' : speed.toFixed(1),
    ];
  };
  const heads: readonly (readonly [string, string])[] = [
    [columns.turns, ''],
    [columns.prompt, units.tokens],
    [columns.prefill, units.tokens],
    [columns.cached, units.tokens],
    [columns.written, units.tokens],
    [columns.seconds, units.seconds],
    [columns.speed, units.speed],
  ];
  const row = (key: string, name: string, tally: Tally) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {cells(tally).map((cell, place) => (
        <td key={heads[place]?.[0]}>{cell}</td>
      ))}
    </tr>
  );
  return (
    <details className={styles.details}>
      <summary>{words.table}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.agent}</th>
              {heads.map(([name, unit]) => (
                <th key={name} scope="col">
                  {name}
                  {unit !== '' && <span>{unit}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.flatMap(({ id, name }) => {
              const tally = metrics.byAgent.get(id);
              return tally === undefined ? [] : [row(id, name, tally)];
            })}
          </tbody>
          <tfoot>{row('all', words.all, metrics.total)}</tfoot>
        </table>
      </section>
    </details>
  );
}
