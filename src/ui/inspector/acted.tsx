import type { Conversation, Turn } from '../../projections';
import { useWords } from '../texts';
import { Deed } from '../transcript/deed';
import { useWordsBeingWritten } from '../use-app';
import styles from './acted.module.css';
import { TurnLinks } from './turn-links';
import { inspectorWords } from './words';

/** What was said or chosen, and the turns that had it before them. */
export function Acted({
  conversation,
  turn,
  reached,
}: {
  conversation: Conversation;
  turn: Turn;
  reached: readonly Turn[];
}) {
  const words = useWords(inspectorWords);
  const beingWritten = useWordsBeingWritten(turn.turnId);
  const text = turn.state === 'open' ? beingWritten : turn.text;
  return (
    <>
      {turn.state === 'failed' && text !== '' && <p className={styles.note}>{words.partial}</p>}
      {text !== '' && (
        <blockquote className={styles.said} lang={conversation.scenario?.language} data-state={turn.state}>
          {text}
        </blockquote>
      )}
      <Deed turn={turn} />
      {text === '' && turn.action === null && turn.state !== 'open' && <p>{words.nothingSaid}</p>}
      {turn.state === 'finished' &&
        (reached.length === 0 ? (
          <p className={styles.note}>{turn.action === null ? words.reachedNobody : words.choiceUnheard}</p>
        ) : (
          <>
            <p className={styles.note}>{words.reached}</p>
            <TurnLinks conversation={conversation} turnIds={reached.map(({ turnId }) => turnId)} />
          </>
        ))}
    </>
  );
}
