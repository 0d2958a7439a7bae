import { useRef } from 'react';
import type { Turn } from '../../projections';
import { Button, Empty } from '../design';
import { useCast } from '../playground';
import { useWords } from '../texts';
import { controlWords } from '../texts/control';
import { playgroundWords } from '../texts/playground';
import { useApp } from '../use-app';
import { Approval } from './approval';
import { Composer } from './composer';
import { CutIn } from './cut-in';
import { AllMessages, ManyMessages } from './messages';
import { NextSpeaker } from './next-speaker';
import { RepeatNotice } from './repeat-notice';
import { Review } from './review';
import { SharedWork } from './shared-work';
import styles from './transcript.module.css';
import { useIsPrinting } from './use-is-printing';
import { useStayAtEnd } from './use-stay-at-end';

/** Above this many messages only those in sight are kept in the page. */
const many = 100;
const none: readonly Turn[] = [];
const noTexts: readonly string[] = [];

/** What was said, in the order in which it was said; and the place to write in when it is the person's turn. */
export function Transcript() {
  const words = useWords(playgroundWords);
  const turns = useApp(({ desk }) => desk?.run?.conversation.turns) ?? none;
  const selected = useApp(({ desk }) => desk?.selected ?? null);
  const waitingFor = useApp(({ desk }) => (desk?.phase === 'waiting' ? desk.waitingFor : null));
  const mayCutIn = useApp(
    ({ desk }) =>
      desk?.run?.origin === 'live' &&
      desk.run.shownTurns === null &&
      ['running', 'pausing', 'paused', 'failed'].includes(desk.phase),
  );
  const approving = useApp(({ desk }) => (desk?.phase === 'waiting' ? desk.approving : null));
  const reviewing = useApp(({ desk }) => (desk?.phase === 'waiting' ? desk.reviewing : null));
  const saidLater = useApp(({ desk }) => desk?.saidLater) ?? noTexts;
  const cast = useCast();
  const scroller = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const reading = useApp(({ desk }) => (desk?.run?.origin === 'recorded' ? desk.run.runId : null));
  const moving = useApp(({ desk }) => desk?.run?.playing === true || (desk?.run?.shownTurns ?? null) !== null);
  const { more, toEnd } = useStayAtEnd(scroller, inside, turns.length, { reading, moving });
  const printing = useIsPrinting();
  const Messages = turns.length > many && !printing ? ManyMessages : AllMessages;
  const asked = waitingFor ?? approving ?? reviewing;
  const speaker = [...cast.values()].find(({ agentId }) => agentId === asked?.agentId);
  return (
    <section className={styles.transcript} aria-label={words.transcript}>
      <SharedWork />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys. */}
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="log" aria-label={words.transcript}>
        <div ref={inside}>
          {turns.length === 0 ? (
            <Empty title={words.emptyTranscript}>{words.emptyTranscriptHint}</Empty>
          ) : (
            <Messages turns={turns} cast={cast} selected={selected} scroller={scroller} />
          )}
        </div>
      </div>
      {more && (
        <Button className={styles.more ?? ''} size="small" icon="down" onClick={toEnd}>
          {words.newMessages}
        </Button>
      )}
      {saidLater.length > 0 && <SaidLater texts={saidLater} />}
      {mayCutIn && <RepeatNotice />}
      {mayCutIn && <NextSpeaker />}
      {mayCutIn && <CutIn />}
      {waitingFor !== null && speaker !== undefined && (
        <Composer key={waitingFor.turnId} member={speaker} task={waitingFor.task} />
      )}
      {approving !== null && speaker !== undefined && (
        <Approval
          key={`${approving.turnId} ${approving.tool} ${approving.input}`}
          member={speaker}
          tool={approving.tool}
          input={approving.input}
        />
      )}
      {reviewing !== null && speaker !== undefined && (
        <Review key={`${reviewing.turnId} ${reviewing.text}`} member={speaker} text={reviewing.text} />
      )}
    </section>
  );
}

/** What the person threw in and nobody has heard yet: the turn under way is ended first. */
function SaidLater({ texts }: { texts: readonly string[] }) {
  const words = useWords(controlWords);
  return (
    <p className={styles.later} role="status">
      {words.saidLater} <q>{texts.join(' ')}</q>
    </p>
  );
}
