import { expect, test } from 'vitest';
import { type AgentId, turnIdOf } from '../../core';
import type { ConversationGraph } from '../../projections';
import { cardHeight, drawingOf } from './drawing-layout';

const lanes = ['a', 'b', 'c'] as AgentId[];
const graph: ConversationGraph = {
  lanes,
  nodes: Array.from({ length: 9 }, (_, place) => ({
    turnId: turnIdOf(place + 1),
    agentId: lanes[place % 3] as AgentId,
    insteadOf: null,
    number: place + 1,
    lane: place % 3,
    row: place,
  })),
  edges: [
    { id: 'turn-1->turn-2', from: turnIdOf(1), to: turnIdOf(2), kind: 'prompt', share: 1 },
    { id: 'turn-1->turn-9', from: turnIdOf(1), to: turnIdOf(9), kind: 'prompt', share: 0.2 },
  ],
};

test.each([350, 480, 640, 1000])('at %d pixels no two cards cover each other, and none leaves the frame', (width) => {
  const { turns, cardWidth, height } = drawingOf(graph, 9, width);
  for (const one of turns) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.x + cardWidth).toBeLessThanOrEqual(width + 1);
    expect(one.y + cardHeight).toBeLessThanOrEqual(height);
    for (const other of turns) {
      const apart = Math.abs(one.x - other.x) >= cardWidth || Math.abs(one.y - other.y) >= cardHeight;
      expect(one === other || apart).toBe(true);
    }
  }
});

test('only the first turns are drawn, with the edges between them', () => {
  const drawing = drawingOf(graph, 5, 640);
  expect(drawing.turns).toHaveLength(5);
  expect(drawing.edges.map(({ id }) => id)).toEqual(['turn-1->turn-2']);
});

test('the heavier the share, the heavier the line', () => {
  const [whole, part] = drawingOf(graph, 9, 640).edges;
  expect(whole?.width).toBeGreaterThan(part?.width ?? 9);
});
