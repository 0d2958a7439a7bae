import { type RefObject, useMemo, useRef } from 'react';
import { type Conversation, type Turn, wordsOf } from '../../projections';
import { AgentMark, Button, hueOf } from '../design';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import { robustnessWords } from '../texts/robustness';
import { useCommands } from '../use-app';
import { Acted } from './acted';
import { Decided } from './decided';
import { Perceived } from './perceived';
import { reachedBy, readingOf } from './reading';
import styles from './turn-inspector.module.css';
import { inspectorWords } from './words';

/** One turn on one calm page: perceive, decide, act, with a line on top that sums it up and leads to each part. */
export function TurnInspector({ conversation, turn }: { conversation: Conversation; turn: Turn }) {
  const words = useWords(inspectorWords);
  const { insteadOf } = useWords(robustnessWords);
  const amounts = amountsIn(useLanguage());
  const { forkFrom } = useCommands();
  const perceive = useRef<HTMLElement>(null);
  const decide = useRef<HTMLElement>(null);
  const act = useRef<HTMLElement>(null);
  const reading = useMemo(() => readingOf(conversation, turn), [conversation, turn]);
  const reached = reachedBy(conversation, turn.turnId);
  const index = conversation.scenario?.agents.findIndex(({ id }) => id === turn.agentId) ?? 0;
  const agent = conversation.scenario?.agents[index];
  const nameOf = (agentId: string) => conversation.scenario?.agents.find(({ id }) => id === agentId)?.name ?? agentId;
  const name = nameOf(turn.agentId);

  const didShort =
    turn.action === null
      ? words.reachedCount(reached.length)
      : turn.action.type === 'choose'
        ? words.choseShort(wordsOf(turn))
        : words.answered;
  const decidedIn =
    turn.state === 'open'
      ? words.beingWritten
      : turn.by === null
        ? words.failedShort
        : amounts.duration(turn.by.type === 'model' ? turn.by.usage.milliseconds : turn.by.milliseconds);
  const parts: readonly (readonly [string, string, RefObject<HTMLElement | null>])[] = [
    [
      words.perceive,
      reading === null ? words.turnsToRead(turn.perceived.length) : amounts.characters(reading.characters),
      perceive,
    ],
    [words.decide, decidedIn, decide],
    [words.act, didShort, act],
  ];
  return (
    <div data-hue={hueOf(index)}>
      <header className={styles.head}>
        <AgentMark index={index} name={name} size={32} />
        <div className={styles.who}>
          <h2>{words.turn(turn.number, name)}</h2>
          {turn.insteadOf !== null && <p>{insteadOf(nameOf(turn.insteadOf))}</p>}
          {agent !== undefined && agent.role.trim() !== '' && <p>{agent.role}</p>}
        </div>
        {turn.state === 'finished' && (
          <Button size="small" icon="fork" data-tip={words.forkHint} onClick={() => forkFrom(turn.turnId)}>
            {words.forkFromHere}
          </Button>
        )}
      </header>
      <nav className={styles.jump} aria-label={words.jump}>
        {parts.map(([label, sum, place]) => (
          <button key={label} type="button" onClick={() => place.current?.scrollIntoView()}>
            <span>{label}</span>
            <span className={styles.sum}>{sum}</span>
          </button>
        ))}
      </nav>
      <section ref={perceive} className={styles.part}>
        <h3>{words.perceive}</h3>
        <p className={styles.about}>{reading === null ? words.couldRead(name) : words.readBy(name)}</p>
        <Perceived conversation={conversation} turn={turn} reading={reading} />
      </section>
      <section ref={decide} className={styles.part}>
        <h3>{words.decide}</h3>
        <p className={styles.about}>{words.decided}</p>
        <Decided conversation={conversation} turn={turn} player={agent?.player} />
      </section>
      <section ref={act} className={styles.part}>
        <h3>{words.act}</h3>
        <p className={styles.about}>{words.did(name)}</p>
        <Acted conversation={conversation} turn={turn} reached={reached} />
      </section>
    </div>
  );
}
