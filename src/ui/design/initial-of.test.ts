import { expect, test } from 'vitest';
import { initialOf } from './initial-of';

test.each([
  ['Iris', 'I'],
  [' maya ', 'M'],
  ['', '?'],
  ['艾莉', '艾'],
  ['小', '小'],
])('the mark of %j is %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});

test('Chinese names that begin alike are told apart by their second character', () => {
  expect(['小诺', '小树', '老史', '阿达'].map(initialOf)).toEqual(['诺', '树', '史', '达']);
});
