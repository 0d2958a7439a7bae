import type { AgentId, TurnId } from '../../core';
import type { ConversationGraph, GraphNode } from '../../projections';

/** Where everything stands when time runs down and every agent has a lane. In pixels, at a zoom of 1. */
export type LaneLayout = {
  readonly lanes: readonly PlacedLane[];
  readonly turns: readonly PlacedTurn[];
  readonly width: number;
  readonly height: number;
};

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type PlacedLane = { readonly agentId: AgentId; readonly x: number };
export type PlacedTurn = Box & {
  readonly turnId: TurnId;
  readonly agentId: AgentId;
  readonly insteadOf: AgentId | null;
  readonly number: number;
  readonly lane: number;
  readonly shape: TurnShape;
};

/** `speech`: something was said. `choice`: something was chosen or filled in. */
export type TurnShape = 'speech' | 'choice';

export const laneWidth = 264;
export const turnSizes: Readonly<Record<TurnShape, { readonly width: number; readonly height: number }>> = {
  speech: { width: 228, height: 124 },
  choice: { width: 180, height: 32 },
};
/** How much lower the next row begins, where its lane is free: lower than the port of the row before, so that time reads downwards. */
const steps: Readonly<Record<TurnShape, number>> = { speech: 98, choice: 64 };
/** Between two turns of one lane. */
const gap = 32;

/**
 * Places each turn in its agent's lane, below every turn that was taken before it. A row may begin beside the end of the
 * last one, in another lane, so that a long talk stays in sight. Where a turn stands depends only on the turns up to its
 * row: what is placed stays where it is while the conversation grows.
 */
export function layLanes(graph: ConversationGraph, shapeOf: (turnId: TurnId) => TurnShape): LaneLayout {
  const freeFrom = graph.lanes.map(() => 0);
  const turns: PlacedTurn[] = [];
  let nextRow = 0;
  for (const row of rowsOf(graph.nodes)) {
    const y = Math.max(nextRow, ...row.map(({ lane }) => freeFrom[lane] ?? 0));
    for (const { turnId, agentId, insteadOf, number, lane } of row) {
      const shape = shapeOf(turnId);
      const size = turnSizes[shape];
      turns.push({
        turnId,
        agentId,
        insteadOf,
        number,
        lane,
        shape,
        ...size,
        x: lane * laneWidth + (laneWidth - size.width) / 2,
        y,
      });
      freeFrom[lane] = y + size.height + gap;
    }
    nextRow = y + Math.max(...row.map(({ turnId }) => steps[shapeOf(turnId)]));
  }
  return {
    lanes: graph.lanes.map((agentId, lane) => ({ agentId, x: lane * laneWidth })),
    turns: turns.sort((one, other) => one.number - other.number),
    width: graph.lanes.length * laneWidth,
    height: Math.max(0, ...turns.map(({ y, height }) => y + height)),
  };
}

function rowsOf(nodes: readonly GraphNode[]): readonly (readonly GraphNode[])[] {
  const rows: GraphNode[][] = [];
  for (const node of [...nodes].sort((one, other) => one.row - other.row || one.number - other.number)) {
    const last = rows.at(-1);
    if (last?.[0]?.row === node.row) last.push(node);
    else rows.push([node]);
  }
  return rows;
}
