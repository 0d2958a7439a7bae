import { expect, test } from 'vitest';
import { isReached, median } from './row';

test('the median is the middle one, or lies between the two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a goal is reached from its better side', () => {
  const row = { name: '', unit: '', goal: 2 };
  expect(isReached({ ...row, value: 2, better: 'higher' })).toBe(true);
  expect(isReached({ ...row, value: 1.9, better: 'higher' })).toBe(false);
  expect(isReached({ ...row, value: 2.1, better: 'lower' })).toBe(false);
  expect(isReached({ ...row, value: 9, goal: null, better: 'lower' })).toBe(true);
});
