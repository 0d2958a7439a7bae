import { type Metrics, tokensPerSecond } from '../../projections';
import { useLanguage, useWords } from '../texts';
import { amountsIn } from './amounts';
import styles from './totals.module.css';
import { metricsWords } from './words';

/** The whole run in five figures. */
export function Totals({ metrics: { total, elapsedMilliseconds } }: { metrics: Metrics }) {
  const words = useWords(metricsWords);
  const amounts = amountsIn(useLanguage());
  const speed = tokensPerSecond(total);
  const cached = total.promptTokens - total.prefillTokens;
  const figures: readonly (readonly [string, string, string | null])[] = [
    [words.turns, amounts.count(total.turns), total.failures > 0 ? words.failures(total.failures) : null],
    [
      words.read,
      amounts.tokens(total.promptTokens),
      total.promptTokens > 0 ? words.fromCache(amounts.share(cached / total.promptTokens)) : null,
    ],
    [words.written, amounts.tokens(total.completionTokens), null],
    [words.time, amounts.duration(total.milliseconds), words.elapsed(amounts.duration(elapsedMilliseconds))],
    ...(speed === null ? [] : [[words.speed, amounts.speed(speed), words.afterFirst] as const]),
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value, note]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note !== null && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
