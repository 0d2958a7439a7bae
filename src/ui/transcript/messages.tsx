import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';
import type { AgentId, Language, TurnId } from '../../core';
import type { Turn } from '../../projections';
import type { Member } from '../playground';
import { useLanguage, useWords } from '../texts';
import { listOf } from '../texts/list-of';
import { robustnessWords } from '../texts/robustness';
import { Message } from './message';
import styles from './transcript.module.css';

type MessagesProps = {
  turns: readonly Turn[];
  cast: ReadonlyMap<AgentId, Member>;
  selected: TurnId | null;
};

/** Every message in the page, so that the browser's own search finds all of them. */
export function AllMessages({
  turns,
  cast,
  selected,
  scroller,
}: MessagesProps & { scroller: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    if (selected === null) return;
    const number = selected.slice('turn-'.length);
    scroller.current?.querySelector(`[data-turn="${number}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected, scroller]);
  return turns.map((turn) => <OneMessage key={turn.turnId} turn={turn} cast={cast} selected={selected} />);
}

/** Only the messages in sight and a few around them: for long runs. */
export function ManyMessages({
  turns,
  cast,
  selected,
  scroller,
}: MessagesProps & { scroller: RefObject<HTMLElement | null> }) {
  const virtualizer = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 120,
    overscan: 8,
    getItemKey: (index) => turns[index]?.turnId ?? index,
  });
  // What scrolls is around this list, so it is known only after the list was first drawn: without another time nothing would be in sight.
  const [, drawAgain] = useState(false);
  useEffect(() => drawAgain(true), []);
  useEffect(() => {
    if (selected === null) return;
    virtualizer.scrollToIndex(Number(selected.slice('turn-'.length)) - 1, { align: 'auto' });
  }, [selected, virtualizer]);
  return (
    <div className={styles.many} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ key, index, start }) => {
        const turn = turns[index];
        if (turn === undefined) return null;
        return (
          <div
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles.one}
            style={{ transform: `translateY(${start}px)` }}
          >
            <OneMessage turn={turn} cast={cast} selected={selected} />
          </div>
        );
      })}
    </div>
  );
}

function OneMessage({ turn, cast, selected }: Omit<MessagesProps, 'turns'> & { turn: Turn }) {
  const { struck } = useWords(robustnessWords);
  const language = useLanguage();
  const member = cast.get(turn.agentId);
  if (member === undefined) return null;
  const nameOf = (id: AgentId) => cast.get(id)?.name ?? id;
  const strikes = turn.strikes.map(({ agentId, strike }) =>
    struck(nameOf(agentId), strike, strike.kind === 'drop' ? namesOf(strike.missedBy, cast, language) : ''),
  );
  return (
    <Message
      turn={turn}
      member={member}
      insteadOf={turn.insteadOf === null ? null : nameOf(turn.insteadOf)}
      strikes={strikes.join('\n')}
      listeners={turn.to === null ? null : namesOf(turn.to, cast, language)}
      selected={turn.turnId === selected}
    />
  );
}

function namesOf(agentIds: readonly AgentId[], cast: ReadonlyMap<AgentId, Member>, language: Language): string {
  return listOf(
    agentIds.map((id) => cast.get(id)?.name ?? id),
    language,
  );
}
