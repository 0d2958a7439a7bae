import { expect, test } from 'vitest';
import { randomAt } from './random';

test('the same seed and step draw the same numbers, whatever was drawn before', () => {
  const draws = (seed: number, step: number) => Array.from({ length: 5 }, randomAt(seed, step).next);
  expect(draws(7, 3)).toEqual(draws(7, 3));
  expect(draws(7, 3)).not.toEqual(draws(7, 4));
  expect(draws(7, 3)).not.toEqual(draws(8, 3));
});

test('integers reach both ends and nothing beyond', () => {
  const drawn = new Set(Array.from({ length: 400 }, (_, step) => randomAt(1, step).integer(2, 5)));
  expect([...drawn].sort()).toEqual([2, 3, 4, 5]);
});

test('the first draws of neighbouring steps spread evenly', () => {
  const mean =
    Array.from({ length: 2000 }, (_, step) => randomAt(9, step).next()).reduce((sum, n) => sum + n, 0) / 2000;
  expect(mean).toBeGreaterThan(0.47);
  expect(mean).toBeLessThan(0.53);
});

test('picking from nothing is a mistake', () => {
  expect(() => randomAt(1, 1).pick([])).toThrow('empty');
});
