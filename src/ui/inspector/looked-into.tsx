import type { Turn } from '../../projections';
import { useWords } from '../texts';
import { useApp, useCommands } from '../use-app';
import { Certainty } from './certainty';
import styles from './certainty.module.css';
import { Strategies } from './strategies';
import { inspectorWords } from './words';

/** What the model of a turn can still be asked about it, where it is at hand: nothing is downloaded for this. */
export function LookedInto({ turn, modelId, temperature }: { turn: Turn; modelId: string; temperature: number }) {
  const words = useWords(inspectorWords).scoring;
  const { canScore } = useCommands();
  const isAtHand = useApp(
    ({ models, settings }) =>
      models.ready.has(modelId) ||
      settings.agreedModels.includes(modelId) ||
      models.cards.some(({ id, origin }) => id === modelId && origin === 'bundled'),
  );
  if (!canScore(modelId)) return <p className={styles.note}>{words.unsupported}</p>;
  if (!isAtHand) return <p className={styles.note}>{words.notLoaded}</p>;
  return (
    <>
      <Certainty key={`certainty ${turn.turnId}`} turn={turn} />
      {turn.task.type === 'speak' && (
        <Strategies key={`strategies ${turn.turnId}`} turn={turn} temperature={temperature} />
      )}
    </>
  );
}
