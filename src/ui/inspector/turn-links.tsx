import type { TurnId } from '../../core';
import { type Conversation, turnById } from '../../projections';
import { hueOf } from '../design';
import { useWords } from '../texts';
import { useCommands } from '../use-app';
import styles from './turn-links.module.css';
import { inspectorWords } from './words';

/** A turn by its number and speaker; pressing it selects that turn. */
export function TurnLink({ conversation, turnId }: { conversation: Conversation; turnId: TurnId }) {
  const words = useWords(inspectorWords);
  const { select } = useCommands();
  const turn = turnById(conversation, turnId);
  if (turn === undefined) return null;
  const agents = conversation.scenario?.agents ?? [];
  const index = agents.findIndex(({ id }) => id === turn.agentId);
  return (
    <button type="button" className={styles.link} data-hue={hueOf(index)} onClick={() => select(turnId)}>
      {words.turn(turn.number, agents[index]?.name ?? turn.agentId)}
    </button>
  );
}

export function TurnLinks({ conversation, turnIds }: { conversation: Conversation; turnIds: readonly TurnId[] }) {
  return (
    <ul className={styles.links}>
      {turnIds.map((turnId) => (
        <li key={turnId}>
          <TurnLink conversation={conversation} turnId={turnId} />
        </li>
      ))}
    </ul>
  );
}
