import { expect, test } from 'vitest';
import { turnIdOf } from '../../core';
import { drawnEdges, leadingEdges } from './drawn-edges';
import { graphOf } from './testing';

test('when everybody reads everything, the thread leads from each turn to the next', () => {
  expect([...leadingEdges(graphOf('ab', ['a', 'b', 'a']))]).toEqual(['turn-1->turn-2', 'turn-2->turn-3']);
});

test('a turn after a row of several continues all of them', () => {
  expect([...leadingEdges(graphOf('abc', ['a', 'b c', 'a']))]).toEqual([
    'turn-1->turn-2',
    'turn-1->turn-3',
    'turn-2->turn-4',
    'turn-3->turn-4',
  ]);
});

test('a short talk is drawn whole; of a long one the thread and what is looked at', () => {
  const short = graphOf('ab', ['a', 'b', 'a', 'b']);
  expect(drawnEdges(short, leadingEdges(short), null)).toHaveLength(6);
  const long = graphOf(
    'ab',
    Array.from({ length: 60 }, (_, turn) => (turn % 2 === 0 ? 'a' : 'b')),
  );
  expect(drawnEdges(long, leadingEdges(long), null)).toHaveLength(59);
  expect(drawnEdges(long, leadingEdges(long), turnIdOf(30))).toHaveLength(59 + 28 + 29);
});
