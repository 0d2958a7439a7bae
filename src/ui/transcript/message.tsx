import { type MouseEvent, memo, type ReactNode } from 'react';
import type { Turn } from '../../projections';
import { CopyButton } from '../copy-button';
import { AgentMark, Button, hueOf, Icon } from '../design';
import { FailureNote } from '../failures';
import { amountsIn } from '../metrics/amounts';
import { type Member, useIsWriting, useStandsAtFailure } from '../playground';
import { useLanguage, useWords } from '../texts';
import { controlWords } from '../texts/control';
import { playgroundWords } from '../texts/playground';
import { robustnessWords } from '../texts/robustness';
import { useApp, useCommands } from '../use-app';
import { Calls } from './calls';
import { Asked, Deed } from './deed';
import styles from './message.module.css';
import { Speech, SpeechBeingWritten } from './speech';

/** One turn as it is read: who, what was said, and, when pointed at, what can be done with it. */
export const Message = memo(function Message({
  turn,
  member,
  insteadOf,
  strikes,
  listeners,
  selected,
}: {
  turn: Turn;
  member: Member;
  /** Whose turn it was, where this agent took it over. */
  insteadOf: string | null;
  /** What drills did in this turn, in sentences. */
  strikes: string;
  /** The names of those who heard it; null for everybody. */
  listeners: string | null;
  selected: boolean;
}) {
  const words = useWords(playgroundWords);
  const failing = useWords(robustnessWords);
  const { select } = useCommands();
  const writing = useIsWriting() && turn.state === 'open';
  const onClick = (event: MouseEvent) => {
    const onItsOwn = event.target instanceof Element && event.target.closest('a, button') !== null;
    // Who marks words with the mouse wants the words, not the turn.
    if (!onItsOwn && getSelection()?.isCollapsed !== false) select(turn.turnId);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button with the name does the same for keys.
    <article
      className={styles.message}
      onClick={onClick}
      aria-label={words.turnName(
        turn.number,
        insteadOf === null ? member.name : failing.takerInstead(member.name, insteadOf),
      )}
      aria-current={selected ? 'true' : undefined}
      aria-busy={writing}
      data-turn={turn.number}
      data-agent={turn.agentId}
      data-hue={hueOf(member.index)}
    >
      <header className={styles.head}>
        <AgentMark index={member.index} name={member.name} size={24} />
        <button
          type="button"
          className={styles.who}
          onClick={() => select(selected ? null : turn.turnId)}
          aria-pressed={selected}
        >
          <span className={styles.name}>{member.name}</span>
          <span className={styles.number}>{turn.number}</span>
        </button>
        {insteadOf !== null && <span className={styles.listeners}>{failing.insteadOf(insteadOf)}</span>}
        {listeners !== null && <span className={styles.listeners}>{words.onlyTo(listeners)}</span>}
        <Remarks turn={turn} />
      </header>
      <Calls calls={turn.calls} />
      <Said turn={turn} writing={writing} />
      {strikes !== '' && <p className={styles.strikes}>{strikes}</p>}
      {turn.failure !== null && turn.state === 'failed' && <Failed turn={turn} />}
      {(turn.state === 'finished' || (turn.state !== 'open' && turn.text !== '')) && <Acts turn={turn} />}
    </article>
  );
});

function Said({ turn, writing }: { turn: Turn; writing: boolean }) {
  const words = useWords(playgroundWords);
  const waits = useApp(({ desk }) => desk?.phase === 'waiting' && desk.waitingFor?.turnId === turn.turnId);
  const asks = useApp(({ desk }) => desk?.phase === 'waiting' && desk.approving?.turnId === turn.turnId);
  if (turn.task.type !== 'speak') return <Deed turn={turn} />;
  const loading = useApp(({ desk }) => desk?.phase === 'loading');
  const waiting = asks
    ? words.usingTools
    : waits
      ? words.yourTurn
      : loading
        ? words.modelIsComing
        : writing
          ? words.thinking
          : '…';
  return (
    <>
      {turn.task.brief !== undefined && (
        <div className={styles.brief}>
          <Asked text={turn.task.brief} />
        </div>
      )}
      {turn.state === 'open' ? <SpeechBeingWritten turnId={turn.turnId} waiting={waiting} /> : <Words turn={turn} />}
    </>
  );
}

function Words({ turn }: { turn: Turn }) {
  const { saidNothing } = useWords(robustnessWords);
  if (turn.text !== '') return <Speech text={turn.text} />;
  return turn.state === 'finished' ? <p className={styles.nothing}>{saidNothing}</p> : null;
}

/** What it took, and what is worth a remark; quiet. */
function Remarks({ turn }: { turn: Turn }) {
  const words = useWords(playgroundWords);
  const amounts = amountsIn(useLanguage());
  const control = useWords(controlWords);
  const remarks: string[] = [];
  if (turn.attempt > 1 && turn.insteadOf === null) remarks.push(words.retried);
  if (turn.cut.length > 0) remarks.push(words.promptCut);
  if (turn.by?.type === 'human') remarks.push(words.byYou);
  if (turn.by?.type === 'model') {
    if (turn.by.review !== undefined)
      remarks.push(turn.by.review.original === undefined ? control.reviewed : control.corrected);
    if (turn.by.ended === 'length') remarks.push(words.brokenOff);
    if (turn.by.device !== 'none') {
      remarks.push(amounts.tokens(turn.by.usage.completionTokens), amounts.duration(turn.by.usage.milliseconds));
    }
  }
  return <span className={styles.remarks}>{remarks.join(' · ')}</span>;
}

/** Why it failed; only that it did while the run stands there, for then the reason is told above everything. */
function Failed({ turn }: { turn: Turn }): ReactNode {
  const words = useWords(playgroundWords);
  const standsHere = useStandsAtFailure(turn.turnId);
  if (turn.failure === null) return null;
  if (!standsHere) {
    return (
      <div className={styles.failure}>
        <FailureNote failure={turn.failure} quiet />
      </div>
    );
  }
  return (
    <p className={styles.failed}>
      <Icon name="warning" size={16} />
      {words.failed}
    </p>
  );
}

function Acts({ turn }: { turn: Turn }) {
  const words = useWords(playgroundWords);
  const { forkFrom } = useCommands();
  return (
    <footer className={styles.acts}>
      {turn.state === 'finished' && (
        <Button size="small" variant="quiet" icon="fork" onClick={() => forkFrom(turn.turnId)}>
          {words.forkFromHere}
        </Button>
      )}
      {turn.text !== '' && <CopyButton text={() => turn.text} />}
    </footer>
  );
}
