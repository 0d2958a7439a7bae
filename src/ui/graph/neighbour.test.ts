import { expect, test } from 'vitest';
import { turnIdOf } from '../../core';
import { layLanes } from './lane-layout';
import { neighbourOf } from './neighbour';
import { graphOf } from './testing';

const { turns } = layLanes(graphOf('abcd', ['a', 'b', 'd', 'a b', 'd']), () => 'speech');
const from = (number: number, direction: Parameters<typeof neighbourOf>[2]) =>
  neighbourOf(turns, turnIdOf(number), direction);

test('up and down move in time, and stop at both ends', () => {
  expect(from(2, 'up')).toBe('turn-1');
  expect(from(2, 'down')).toBe('turn-3');
  expect(from(1, 'up')).toBe('turn-1');
  expect(from(6, 'down')).toBe('turn-6');
});

test('left and right go to the nearest turn of the next lane that has any', () => {
  expect(from(1, 'right')).toBe('turn-2');
  expect(from(5, 'right')).toBe('turn-3');
  expect(from(6, 'left')).toBe('turn-5');
  expect(from(3, 'right')).toBe('turn-3');
});

test('with nothing focused, the newest turn is where one begins', () => {
  expect(neighbourOf(turns, null, 'down')).toBe('turn-6');
  expect(neighbourOf(turns, null, 'first')).toBe('turn-1');
  expect(neighbourOf([], null, 'down')).toBeNull();
});
