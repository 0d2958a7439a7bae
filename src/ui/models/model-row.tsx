import type { App } from '../../app';
import type { ModelCard } from '../../core';
import { Icon } from '../design';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import { modelName } from '../texts/model-name';
import { bentOf, goodFor } from './good-for';
import styles from './model-row.module.css';
import { modelWords } from './words';

/** One model to choose: its name, what it is good for, whether it runs here, and what it takes. */
export function ModelRow({
  card,
  group,
  fit,
  ready,
  chosen,
  onChoose,
}: {
  card: ModelCard;
  /** The name that the choices of one list share. */
  group: string;
  /** Null while the device is being looked at. */
  fit: ReturnType<App['fitOf']> | null;
  ready: boolean;
  chosen: boolean;
  onChoose: (modelId: string) => void;
}) {
  const words = useWords(modelWords);
  const language = useLanguage();
  const amounts = amountsIn(language);
  const bent = bentOf(card);
  const bundled = card.origin === 'bundled';
  const size = (bytes: number | null) => (bytes === null ? words.unknown : amounts.bytes(bytes));
  return (
    <label className={styles.row} data-chosen={chosen}>
      <input type="radio" name={group} value={card.id} checked={chosen} onChange={() => onChoose(card.id)} />
      <span className={styles.name}>{modelName(card, language)}</span>
      <span className={styles.fit} data-fit={ready ? 'ready' : (fit ?? 'unknown')}>
        {ready && <Icon name="check" size={14} />}
        {ready ? words.ready : fit === null ? '' : words.fit[fit]}
      </span>
      <span className={styles.goodFor}>
        {words.goodFor[goodFor(card)]}
        {bent !== null && ` · ${words.bent[bent]}`}
      </span>
      <span className={styles.takes}>
        <span>
          {words.download} {bundled ? words.none : size(card.downloadBytes)}
        </span>
        <span>
          {words.needs} {size(card.memoryBytes)}
        </span>
        <span>
          {words.context} {card.contextTokens === 0 ? words.unknown : amounts.tokens(card.contextTokens)}
        </span>
      </span>
    </label>
  );
}
