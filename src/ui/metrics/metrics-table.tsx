import type { Scenario } from '../../core';
import { type Metrics, type Tally, tokensPerSecond } from '../../projections';
import { useLanguage, useWords } from '../texts';
import { type Amounts, amountsIn } from './amounts';
import styles from './metrics-table.module.css';
import { type Measure, metricsWords } from './words';

/** Every number: a line for each measure with its unit, a column for each agent and for all of them. */
export function MetricsTable({ metrics, agents }: { metrics: Metrics; agents: Scenario['agents'] }) {
  const words = useWords(metricsWords);
  const amounts = amountsIn(useLanguage());
  const columns = agents.flatMap(({ id, name }) => {
    const tally = metrics.byAgent.get(id);
    return tally === undefined ? [] : [{ id: id as string, name, tally }];
  });
  columns.push({ id: 'all', name: words.all, tally: metrics.total });
  return (
    <details className={styles.details}>
      <summary>{words.table}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.table}>
        <table>
          <thead>
            <tr>
              <td />
              {columns.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measures.map(({ name, unit, value }) => (
              <tr key={name}>
                <th scope="row">
                  {words.measures[name]} {unit !== null && <span>{words.units[unit]}</span>}
                </th>
                {columns.map(({ id, tally }) => (
                  <td key={id}>{value(tally, amounts)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

const measures: readonly {
  readonly name: Measure;
  readonly unit: 'tokens' | 'seconds' | 'speed' | null;
  value(tally: Tally, amounts: Amounts): string;
}[] = [
  { name: 'turns', unit: null, value: ({ turns }, { count }) => count(turns) },
  { name: 'prompt', unit: 'tokens', value: ({ promptTokens }, { count }) => count(promptTokens) },
  { name: 'prefill', unit: 'tokens', value: ({ prefillTokens }, { count }) => count(prefillTokens) },
  {
    name: 'cached',
    unit: 'tokens',
    value: ({ promptTokens, prefillTokens }, { count }) => count(promptTokens - prefillTokens),
  },
  { name: 'written', unit: 'tokens', value: ({ completionTokens }, { count }) => count(completionTokens) },
  { name: 'time', unit: 'seconds', value: ({ milliseconds }) => (milliseconds / 1000).toFixed(1) },
  { name: 'speed', unit: 'speed', value: (tally) => tokensPerSecond(tally)?.toFixed(1) ?? '–' },
];
