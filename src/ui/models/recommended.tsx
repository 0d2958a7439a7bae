import type { ModelCard } from '../../core';
import { Icon } from '../design';
import { useLanguage, useWords } from '../texts';
import { modelName } from '../texts/model-name';
import type { Recommendation } from './recommend';
import styles from './recommended.module.css';
import { modelWords } from './words';

/** What to take here, and the reason for it. */
export function Recommended({
  recommendation: { atOnce, larger, whyNoLarger },
  chosen,
  onChoose,
}: {
  recommendation: Recommendation;
  chosen: string;
  onChoose: (modelId: string) => void;
}) {
  const words = useWords(modelWords);
  const language = useLanguage();
  const choice = (card: ModelCard, reason: string) => (
    <button type="button" className={styles.choice} aria-pressed={card.id === chosen} onClick={() => onChoose(card.id)}>
      <span className={styles.name}>
        {modelName(card, language)}
        {card.id === chosen && <Icon name="check" size={16} />}
      </span>
      <span className={styles.reason}>{reason}</span>
    </button>
  );
  return (
    <section className={styles.section}>
      <h3>{words.recommended}</h3>
      <div className={styles.choices}>
        {atOnce !== null && choice(atOnce, words.atOnce)}
        {larger !== null && choice(larger, words.larger)}
        {whyNoLarger !== null && <p className={styles.why}>{words.whyNoLarger[whyNoLarger]}</p>}
      </div>
    </section>
  );
}
