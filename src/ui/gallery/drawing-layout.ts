import type { TurnId } from '../../core';
import type { ConversationGraph } from '../../projections';

export type DrawnTurn = { readonly turnId: TurnId; readonly lane: number; readonly x: number; readonly y: number };
export type DrawnEdge = {
  readonly id: string;
  readonly from: TurnId;
  readonly to: TurnId;
  readonly path: string;
  /** The lane it comes from. */
  readonly lane: number;
  /** From one turn to the next: the thread of the conversation. The rest is what else was in the prompt. */
  readonly thread: boolean;
  /** In pixels, by the share of the prompt that it stands for. */
  readonly width: number;
};
export type Drawing = {
  readonly turns: readonly DrawnTurn[];
  readonly edges: readonly DrawnEdge[];
  readonly height: number;
  readonly cardWidth: number;
};

export const cardHeight = 104;
const rowHeight = 80;
const sameLaneGap = 24;

/**
 * A conversation's first turns laid out in lanes, time going down. Neighbours in time overlap in height where they
 * stand in different lanes, as notes do in a score, so that many turns fit in little room.
 */
export function drawingOf(graph: ConversationGraph, most: number, width: number): Drawing {
  const nodes = graph.nodes.slice(0, most);
  const lanes = Math.max(1, graph.lanes.length);
  const gap = width > 520 ? 20 : 0;
  const cardWidth = Math.round(
    Math.min(width, width > 520 ? Math.min(260, (width - gap * (lanes - 1)) / lanes) : width * 0.7),
  );
  const step = lanes > 1 ? (width - cardWidth) / (lanes - 1) : 0;
  // Where lanes overlap in width, a turn must stand below the one before it.
  const overlapping = step < cardWidth;
  const apart = overlapping ? cardHeight + 20 : rowHeight;

  const turns: DrawnTurn[] = [];
  for (const node of nodes) {
    const before = turns.at(-1);
    const above = turns.findLast(({ lane }) => lane === node.lane);
    const sameRow = before !== undefined && nodes[turns.length - 1]?.row === node.row;
    const after = before === undefined ? 0 : sameRow ? before.y : before.y + apart;
    const y = above === undefined ? after : Math.max(after, above.y + cardHeight + sameLaneGap);
    turns.push({ turnId: node.turnId, lane: node.lane, x: Math.round(node.lane * step), y });
  }

  const placeOf = new Map(turns.map((turn) => [turn.turnId, turn]));
  const edges = graph.edges.flatMap(({ id, from, to, share }): DrawnEdge[] => {
    const start = placeOf.get(from);
    const end = placeOf.get(to);
    if (start === undefined || end === undefined) return [];
    const thread = turns.indexOf(end) - turns.indexOf(start) === 1;
    // Behind overlapping cards, longer ways would be seen in pieces.
    if (overlapping && !thread) return [];
    const path = curve(start, end, cardWidth);
    return [{ id, from, to, path, lane: start.lane, thread, width: 1 + 2 * share }];
  });
  const height = Math.max(0, ...turns.map(({ y }) => y)) + cardHeight;
  return { turns, edges, height, cardWidth };
}

/** From the foot of one card to the head of another; out of the side when the other begins before this one ends. */
function curve(from: DrawnTurn, to: DrawnTurn, cardWidth: number): string {
  const x2 = to.x + cardWidth / 2 + spread(from.lane, to.lane);
  const y2 = to.y;
  if (to.y < from.y + cardHeight && to.x !== from.x) {
    const rightwards = to.x > from.x;
    const x1 = rightwards ? from.x + cardWidth : from.x;
    const y1 = from.y + cardHeight / 2;
    const target = to.x + (rightwards ? cardWidth * 0.25 : cardWidth * 0.75);
    return `M${r(x1)} ${r(y1)}C${r((x1 + target) / 2)} ${r(y1)} ${r(target)} ${r(y1)} ${r(target)} ${r(y2)}`;
  }
  const x1 = from.x + cardWidth / 2;
  const y1 = from.y + cardHeight;
  const pull = (y2 - y1) / 2;
  return `M${r(x1)} ${r(y1)}C${r(x1)} ${r(y1 + pull)} ${r(x2)} ${r(y2 - pull)} ${r(x2)} ${r(y2)}`;
}

/** Edges from different lanes arrive beside each other. */
function spread(fromLane: number, toLane: number): number {
  return (fromLane - toLane) * 14;
}

const r = Math.round;
