import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TurnId } from '../../core';
import type { Conversation, ConversationGraph } from '../../projections';
import { AgentMark, hueOf } from '../design';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import styles from './conversation-drawing.module.css';
import { drawingOf } from './drawing-layout';

const mostOnPhone = 5;

/**
 * A conversation laid out: a card a turn, a lane an agent, a curve for "was in the prompt of". Light enough for the first
 * paint, and read-only; the playground's graph can do the rest.
 */
export function ConversationDrawing({
  conversation,
  graph,
  most,
}: {
  conversation: Conversation;
  graph: ConversationGraph;
  most: number;
}) {
  const words = useWords(shellWords);
  const [frame, width] = useWidth();
  const drawing = useMemo(
    () => drawingOf(graph, width > 520 ? most : Math.min(most, mostOnPhone), width),
    [graph, most, width],
  );
  const [pointed, setPointed] = useState<TurnId | null>(null);
  const lit = useMemo(() => neighboursOf(pointed, graph), [pointed, graph]);
  const agents = conversation.scenario?.agents ?? [];
  return (
    <div ref={frame} className={styles.frame} style={{ height: drawing.height }} data-pointed={pointed !== null}>
      <svg className={styles.edges} width={width} height={drawing.height} aria-hidden="true">
        {drawing.edges.map(({ id, from, to, path, lane, thread, width: thickness }) => (
          <path
            key={id}
            d={path}
            data-hue={hueOf(lane)}
            data-thread={thread}
            data-lit={pointed !== null && (from === pointed || to === pointed)}
            strokeWidth={thickness}
          />
        ))}
      </svg>
      <ol>
        {drawing.turns.map(({ turnId, lane, x, y }, place) => {
          const turn = conversation.turns[place];
          const agent = agents[lane];
          if (turn === undefined || agent === undefined) return null;
          return (
            <li
              key={turnId}
              className={styles.card}
              data-hue={hueOf(lane)}
              data-lit={lit.has(turnId)}
              style={{
                width: drawing.cardWidth,
                transform: `translate(${x}px, ${y}px)`,
                animationDelay: `${place * 60}ms`,
              }}
              onPointerEnter={() => setPointed(turnId)}
              onPointerLeave={() => setPointed(null)}
            >
              <p className={styles.head}>
                <AgentMark index={lane} name={agent.name} size={18} />
                <span className={styles.name}>{agent.name}</span>
                <span className={styles.number}>
                  <span className="only-heard">{words.turn}</span> {turn.number}
                </span>
              </p>
              <p className={styles.said} lang={conversation.scenario?.language}>
                {turn.text}
              </p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The turns that stood in its prompt, and those in whose prompts it stood. */
function neighboursOf(turnId: TurnId | null, graph: ConversationGraph): ReadonlySet<TurnId> {
  if (turnId === null) return new Set();
  return new Set([
    turnId,
    ...graph.edges.flatMap(({ from, to }) => (from === turnId ? [to] : to === turnId ? [from] : [])),
  ]);
}

function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
