import type { DrawnNode, Scenario } from '../../core';
import type { DrawingWords } from '../texts/drawing';

/** What a node does, in a few words. */
export function nodeName(node: DrawnNode, { agents }: Scenario, words: DrawingWords): string {
  switch (node.type) {
    case 'turn':
    case 'question': {
      const name = agents.find(({ id }) => id === node.agentId)?.name.trim() || words.somebody;
      return node.type === 'turn' ? words.speaks(name) : words.asks(name);
    }
    default:
      return words.types[node.type];
  }
}
