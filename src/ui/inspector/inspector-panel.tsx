import { useEffect, useRef } from 'react';
import { turnById } from '../../projections';
import { Empty } from '../design';
import { useWords } from '../texts';
import { useApp } from '../use-app';
import styles from './inspector-panel.module.css';
import { TurnInspector } from './turn-inspector';
import { inspectorWords } from './words';

/** The turn that is selected, from the inside: what it read, how it was decided, what it did. */
export function InspectorPanel() {
  const words = useWords(inspectorWords);
  const selected = useApp(({ desk }) => desk?.selected ?? null);
  const conversation = useApp(({ desk }) => desk?.run?.conversation);
  const panel = useRef<HTMLElement>(null);
  // Another turn is read from its beginning.
  // (In new browsers `scrollTo` gives a promise, which an effect must not.)
  useEffect(() => {
    panel.current?.scrollTo({ top: 0, behavior: 'instant' });
  }, [selected]);
  const turn = selected === null || conversation === undefined ? undefined : turnById(conversation, selected);
  return (
    <section ref={panel} className={styles.panel} aria-label={words.inspector}>
      {turn !== undefined && conversation !== undefined ? (
        <TurnInspector key={turn.turnId} conversation={conversation} turn={turn} />
      ) : selected === null ? (
        <Empty title={words.nothing} sketch={<Sketch />}>
          {words.nothingHint}
        </Empty>
      ) : (
        <Empty title={words.notYet}>{words.notYetHint}</Empty>
      )}
    </section>
  );
}

/** Lines that flow into a turn, and out of it. */
function Sketch() {
  return (
    <svg
      width="136"
      height="72"
      viewBox="0 0 136 72"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M4 12h28M4 36h28M4 60h28" strokeLinecap="round" />
      <path d="M40 12c12 0 4 24 14 24M40 36h14M40 60c12 0 4-24 14-24" strokeDasharray="2 4" strokeLinecap="round" />
      <rect x="56" y="22" width="28" height="28" rx="8" />
      <path d="M64 33h12M64 39h7" strokeLinecap="round" />
      <path d="M86 36c12 0 2-16 14-16M86 36c12 0 2 16 14 16" strokeDasharray="2 4" strokeLinecap="round" />
      <path d="M106 20h26M106 52h26" strokeLinecap="round" />
    </svg>
  );
}
