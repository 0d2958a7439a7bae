import type { DrawnNodeId } from '../core';
import type { DrawnGraph } from './drawn-graph';

/** What a split begins: the join in which it all meets, and for each of its lines the nodes between both. */
export type Branches = { readonly join: DrawnNodeId; readonly sides: readonly ReadonlySet<DrawnNodeId>[] };

/**
 * The branches of a split, or null if they are none: if they do not all meet in one join of their own, have a node in
 * common, or can be entered, left or ended on the way.
 */
export function branchesOf(graph: DrawnGraph, split: DrawnNodeId): Branches | null {
  const starts = graph.waysFrom(split).map(({ to }) => to);
  for (const { id, type } of graph.drawing.nodes) {
    if (type !== 'join') continue;
    const sides = starts.map((start) => new Set([...graph.reachableFrom([start], new Set([id]))]));
    if (!sides.every((side) => side.delete(id))) continue;
    if (areBranches(graph, split, id, sides)) return { join: id, sides };
  }
  return null;
}

function areBranches(
  graph: DrawnGraph,
  split: DrawnNodeId,
  join: DrawnNodeId,
  sides: readonly ReadonlySet<DrawnNodeId>[],
): boolean {
  const between = new Set(sides.flatMap((side) => [...side]));
  const apart = between.size === sides.reduce((sum, side) => sum + side.size, 0);
  if (!apart || between.has(split)) return false;
  if ([...between].some((id) => graph.node(id)?.type === 'end')) return false;
  // Nobody comes in but by the split, and nobody else comes to the join.
  return graph.drawing.lines.every(({ from, to }) => {
    if (to === join) return between.has(from) || from === split;
    return !between.has(to) || between.has(from) || from === split;
  });
}
