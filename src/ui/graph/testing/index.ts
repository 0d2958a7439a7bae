import { type AgentId, turnIdOf } from '../../../core';
import type { ConversationGraph, GraphEdge, GraphNode } from '../../../projections';

/**
 * A graph for tests: `lanes` has an agent a letter, each row names who speaks in it (`'a b'`: side by side). Every turn
 * reads all rows before it, or what `reads` gives for its number.
 */
export function graphOf(
  lanes: string,
  rows: readonly string[],
  reads?: Readonly<Record<number, readonly number[]>>,
): ConversationGraph {
  const agents = [...lanes] as AgentId[];
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const [row, speakers] of rows.entries()) {
    const before = nodes.map(({ number }) => number);
    for (const speaker of speakers.split(' ') as AgentId[]) {
      const number = nodes.length + 1;
      nodes.push({
        turnId: turnIdOf(number),
        agentId: speaker,
        insteadOf: null,
        number,
        lane: agents.indexOf(speaker),
        row,
      });
      const sources = reads?.[number] ?? before;
      edges.push(...sources.map((from) => edge(from, number, 1 / sources.length)));
    }
  }
  return { lanes: agents, nodes, edges };
}

function edge(from: number, to: number, share: number): GraphEdge {
  return { id: `turn-${from}->turn-${to}`, from: turnIdOf(from), to: turnIdOf(to), kind: 'prompt', share };
}
