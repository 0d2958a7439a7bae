import { type Conversation, type PromptPart, type Turn, turnById } from '../../projections';
import { CopyButton } from '../copy-button';
import { hueOf } from '../design';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import styles from './perceived.module.css';
import { plainText, type Reading } from './reading';
import { TurnLink, TurnLinks } from './turn-links';
import { inspectorWords } from './words';

/** The exact prompt, message by message, each piece marked with where it came from. */
export function Perceived({
  conversation,
  turn,
  reading,
}: {
  conversation: Conversation;
  turn: Turn;
  reading: Reading | null;
}) {
  const words = useWords(inspectorWords);
  const amounts = amountsIn(useLanguage());
  if (reading === null) {
    return (
      <>
        <p>{words.noPrompt}</p>
        {turn.perceived.length === 0 ? (
          <p>{words.nothingHeard}</p>
        ) : (
          <TurnLinks conversation={conversation} turnIds={turn.perceived} />
        )}
      </>
    );
  }
  const usage = turn.by?.type === 'model' ? turn.by.usage : null;
  return (
    <>
      {turn.cut.length > 0 && (
        <div className={styles.cut}>
          <p>{words.cut}</p>
          <TurnLinks conversation={conversation} turnIds={turn.cut} />
        </div>
      )}
      <PromptMessages conversation={conversation} turn={turn} reading={reading} />
      <p className={styles.foot}>
        <span>
          {amounts.characters(reading.characters)}
          {usage !== null && ` · ${amounts.tokens(usage.promptTokens)}`}
        </span>
        <CopyButton text={() => plainText(reading)} label={words.copy} />
      </p>
    </>
  );
}

/** The messages of a prompt. */
export function PromptMessages({
  conversation,
  turn,
  reading,
}: {
  conversation: Conversation;
  turn: Turn;
  reading: Reading;
}) {
  const words = useWords(inspectorWords);
  return (
    <ol className={styles.messages}>
      {reading.messages.map(({ role, parts }, place) => (
        // Messages of a prompt have no id but their place, and never change it.
        <li key={place} className={styles.message}>
          <p className={styles.role}>{words.roles[role]}</p>
          {parts.map((part, piece) => (
            <Piece key={piece} conversation={conversation} turn={turn} part={part} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Piece({ conversation, turn, part }: { conversation: Conversation; turn: Turn; part: PromptPart }) {
  const words = useWords(inspectorWords);
  const { source } = part;
  const speaker =
    source.type === 'turn'
      ? turnById(conversation, source.turnId)?.agentId
      : source.type === 'identity' || source.type === 'instructions'
        ? turn.agentId
        : undefined;
  const index = conversation.scenario?.agents.findIndex(({ id }) => id === speaker) ?? -1;
  return (
    <div className={styles.piece} data-source={source.type} data-hue={speaker === undefined ? undefined : hueOf(index)}>
      {source.type === 'turn' ? (
        <TurnLink conversation={conversation} turnId={source.turnId} />
      ) : (
        <span className={styles.source}>{words.sources[source.type]}</span>
      )}
      <pre>{part.text}</pre>
    </div>
  );
}
