import { expect, test } from 'vitest';
import type { AgentId, Link } from '../../core';
import { placesOf } from './topology-layout';

const ids = (...names: readonly string[]) => names as readonly AgentId[];
const links = (...pairs: readonly string[]): readonly Link[] =>
  pairs.map((pair) => ({ from: pair[0] as AgentId, to: pair[1] as AgentId, both: true }));

test('a tree stands level by level, its root on top', () => {
  const places = placesOf(ids('a', 'b', 'c', 'd'), links('ab', 'ac', 'bd'));
  expect([...places].map(([id, { y }]) => [id, y])).toEqual([
    ['a', 0],
    ['b', 0.5],
    ['c', 0.5],
    ['d', 1],
  ]);
});

test('agents that all talk with all stand in a circle', () => {
  const places = placesOf(ids('a', 'b', 'c'), links('ab', 'ac', 'bc'));
  for (const { x, y } of places.values()) expect(Math.hypot(x - 0.5, y - 0.5)).toBeCloseTo(0.5);
});

test('a ring is no tree, and an agent apart does not fall out of the picture', () => {
  expect(placesOf(ids('a', 'b', 'c', 'd'), links('ab', 'bc', 'cb')).size).toBe(4);
  expect(placesOf(ids('a', 'b'), []).get('b' as AgentId)).toEqual({ x: 0.75, y: 0.5 });
});
