import { expect, test } from 'vitest';
import { turnIdOf } from '../../core';
import { edgeLight, lightsFrom } from './lighting';
import { graphOf } from './testing';

// 1 and 2 speak side by side; 3 reads only 1, 4 only 2, and 5 reads 3 and 4.
const graph = graphOf('ab', ['a b', 'a', 'b', 'a'], { 3: [1], 4: [2], 5: [3, 4] });

test('what led to a turn and what came of it light up, and nothing else', () => {
  expect(Object.fromEntries(lightsFrom(graph, turnIdOf(3)))).toEqual({
    'turn-1': 'before',
    'turn-3': 'looked-at',
    'turn-5': 'after',
  });
});

test('ancestors are found through any number of turns', () => {
  const lights = lightsFrom(graph, turnIdOf(5));
  expect([...lights.keys()].sort()).toEqual(['turn-1', 'turn-2', 'turn-3', 'turn-4', 'turn-5']);
});

test('the edges of the turn itself are near, those of its relations far, the others away', () => {
  const lights = lightsFrom(graph, turnIdOf(5));
  expect(Object.fromEntries(graph.edges.map((edge) => [edge.id, edgeLight(edge, lights)]))).toEqual({
    'turn-1->turn-3': 'far',
    'turn-2->turn-4': 'far',
    'turn-3->turn-5': 'near',
    'turn-4->turn-5': 'near',
  });
  expect(graph.edges.map((edge) => edgeLight(edge, lightsFrom(graph, turnIdOf(1))))).toEqual([
    'near',
    'away',
    'far',
    'away',
  ]);
});

test('an edge from before to after passes by and stays away', () => {
  const broadcast = graphOf('ab', ['a', 'b', 'a']);
  const [past] = broadcast.edges.filter(({ id }) => id === 'turn-1->turn-3');
  expect(past && edgeLight(past, lightsFrom(broadcast, turnIdOf(2)))).toBe('away');
});
