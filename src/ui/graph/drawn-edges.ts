import type { TurnId } from '../../core';
import type { ConversationGraph, GraphEdge } from '../../projections';

/**
 * The edges that carry the conversation on: into each turn, those from the row that it read last, and who chose it.
 * When everybody reads everything, these alone are the thread that an eye can follow.
 */
export function leadingEdges(graph: ConversationGraph): ReadonlySet<string> {
  const rows = new Map(graph.nodes.map(({ turnId, row }) => [turnId, row]));
  const lastRead = new Map<TurnId, number>();
  for (const { from, to, kind } of graph.edges) {
    if (kind === 'prompt') lastRead.set(to, Math.max(lastRead.get(to) ?? -1, rows.get(from) ?? -1));
  }
  return new Set(
    graph.edges
      .filter(({ from, to, kind }) => kind === 'choice' || rows.get(from) === lastRead.get(to))
      .map(({ id }) => id),
  );
}

/** More than this many quiet edges are a grey veil, not a drawing; then only those that matter are drawn. */
const mostQuietEdges = 400;

/** What is drawn: all while they can be told apart, later the leading ones and those of the turn that is looked at. */
export function drawnEdges(
  graph: ConversationGraph,
  leading: ReadonlySet<string>,
  lookedAt: TurnId | null,
): readonly GraphEdge[] {
  if (graph.edges.length <= mostQuietEdges) return graph.edges;
  return graph.edges.filter(({ id, from, to }) => leading.has(id) || from === lookedAt || to === lookedAt);
}
