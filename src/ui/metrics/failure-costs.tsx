import type { FailureCost } from '../../projections';
import { useLanguage, useWords } from '../texts';
import { robustnessWords } from '../texts/robustness';
import { amountsIn } from './amounts';
import styles from './robustness.module.css';
import totals from './totals.module.css';

/** What the failures of the run cost; nothing where none happened. */
export function FailureCosts({ cost }: { cost: FailureCost }) {
  const words = useWords(robustnessWords);
  const amounts = amountsIn(useLanguage());
  if (cost.attempts === 0 && cost.takenOver === 0) return null;
  const figures: readonly (readonly [string, number, (value: number) => string])[] = [
    [words.attempts, cost.attempts, amounts.count],
    [words.costTakenOver, cost.takenOver, amounts.count],
    [words.costTriedAgain, cost.triedAgain, amounts.count],
    [words.costSecondModel, cost.bySecondModel, amounts.count],
    [words.costTime, cost.milliseconds, amounts.duration],
    [words.costTokens, cost.tokens, amounts.count],
    [words.costCharacters, cost.characters, amounts.characters],
  ];
  return (
    <section className={styles.section} aria-label={words.cost}>
      <h2>{words.cost}</h2>
      <p className={styles.explain}>{words.costHint}</p>
      <dl className={totals.figures}>
        {figures
          .filter(([, value], place) => value > 0 || place < 2)
          .map(([name, value, show]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{show(value)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
