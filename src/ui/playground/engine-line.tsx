import { useLanguage, useWords } from '../texts';
import { modelName } from '../texts/model-name';
import { playgroundWords } from '../texts/playground';
import { useApp } from '../use-app';
import { useShownScenario } from './cast';
import styles from './engine-line.module.css';

/** Which model computes where, and why there; quiet. */
export function EngineLine() {
  const words = useWords(playgroundWords);
  const language = useLanguage();
  const scenario = useShownScenario();
  const ready = useApp(({ models }) => models.ready);
  const cards = useApp(({ models }) => models.cards);
  const recorded = useApp(({ desk }) => desk?.run?.origin === 'recorded');
  if (recorded) return null;
  const ids = new Set(scenario?.agents.flatMap(({ player }) => (player.type === 'model' ? [player.modelId] : [])));
  const sentences = [...ids].flatMap((id) => {
    const placed = ready.get(id);
    if (placed === undefined) return [];
    const card = cards.find((one) => one.id === id);
    const where = words.computesOn(card === undefined ? id : modelName(card, language), placed.device);
    return [placed.device === 'none' ? words.sentence(where) : words.sentence(where, words.because[placed.because])];
  });
  return <p className={styles.line}>{sentences.length > 0 ? sentences.join(' ') : words.computesLocally}</p>;
}
