import type { Scenario } from '../../core';
import type { Metrics, Tally } from '../../projections';
import { AgentMark, hueOf } from '../design';
import { useLanguage, useWords } from '../texts';
import styles from './agent-bars.module.css';
import { amountsIn } from './amounts';
import { metricsWords } from './words';

/** Where the tokens went: one bar an agent, all on the same scale, from zero. */
export function AgentBars({ metrics, agents }: { metrics: Metrics; agents: Scenario['agents'] }) {
  const words = useWords(metricsWords);
  const amounts = amountsIn(useLanguage());
  const lines = agents.flatMap((agent, index) => {
    const tally = metrics.byAgent.get(agent.id);
    return tally === undefined || agent.player.type !== 'model' ? [] : [{ agent, index, tally }];
  });
  const longest = Math.max(1, ...lines.map(({ tally }) => tokensOf(tally)));
  const width = (tokens: number) => ({ width: `${(100 * tokens) / longest}%` });
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h2>{words.byAgent}</h2>
        <p className={styles.explain}>{words.explain}</p>
        <p className={styles.legend} aria-hidden="true">
          {(['prefill', 'cached', 'written'] as const).map((kind) => (
            <span key={kind}>
              <span className={styles.sample} data-kind={kind} />
              {words.legend[kind]}
            </span>
          ))}
        </p>
      </figcaption>
      <ul>
        {lines.map(({ agent, index, tally }) => {
          const cached = tally.promptTokens - tally.prefillTokens;
          const sentence = words.bar(
            amounts.count(tally.prefillTokens),
            amounts.count(cached),
            amounts.tokens(tally.completionTokens),
          );
          return (
            <li key={agent.id} className={styles.line} data-hue={hueOf(index)}>
              <span className={styles.name}>
                <AgentMark index={index} name={agent.name} size={18} />
                {agent.name}
              </span>
              <span className={styles.sum} aria-hidden="true">
                {amounts.tokens(tokensOf(tally))}
              </span>
              <span className={styles.bar} role="img" aria-label={sentence} data-tip={sentence}>
                <span data-kind="prefill" style={width(tally.prefillTokens)} />
                <span data-kind="cached" style={width(cached)} />
                <span data-kind="written" style={width(tally.completionTokens)} />
              </span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

function tokensOf({ promptTokens, completionTokens }: Tally): number {
  return promptTokens + completionTokens;
}
