import { type AgentId, turnIdOf } from '../../core';
import type { ConversationGraph } from '../../projections';
import { hueOf } from '../design';
import { edgePath } from './edge-path';
import styles from './ghosts.module.css';
import { layLanes } from './lane-layout';

/** The outlines of a conversation to come, where its first turns will stand. */
export function Ghosts({ lanes }: { lanes: readonly AgentId[] }) {
  const { turns } = layLanes(sketchOf(lanes), () => 'speech');
  const pairs = turns.slice(1).flatMap((turn, before) => {
    const from = turns[before];
    return from === undefined ? [] : [{ from, to: turn }];
  });
  return (
    <div aria-hidden="true">
      <svg className={styles.lines} width={1} height={1} aria-hidden="true">
        {pairs.map(({ from, to }) => (
          <path key={to.turnId} d={edgePath(from, to)} />
        ))}
      </svg>
      {turns.map(({ turnId, lane, x, y, width, height }) => (
        <div key={turnId} className={styles.ghost} data-hue={hueOf(lane)} style={{ left: x, top: y, width, height }}>
          <i />
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

function sketchOf(lanes: readonly AgentId[]): ConversationGraph {
  const speakers =
    lanes.length === 0
      ? []
      : Array.from({ length: Math.max(3, Math.min(lanes.length, 5)) }, (_, turn) => turn % lanes.length);
  return {
    lanes,
    edges: [],
    nodes: speakers.flatMap((lane, row) => {
      const agentId = lanes[lane];
      return agentId === undefined
        ? []
        : [{ turnId: turnIdOf(row + 1), agentId, insteadOf: null, number: row + 1, lane, row }];
    }),
  };
}
