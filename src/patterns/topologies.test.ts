import { expect, test } from 'vitest';
import { scenarioExample } from '../core/testing';
import { ring } from './topologies';

const drawn = (...names: readonly string[]) =>
  ring(scenarioExample(names)).map(({ from, to, both }) => `${from} ${both ? '–' : '→'} ${to}`);

test('a ring leads from each to the next and from the last to the first', () => {
  expect(drawn('Ada', 'Bo', 'Cy')).toEqual(['ada → bo', 'bo → cy', 'cy → ada']);
});

test('a ring of two is to and fro, and nobody leads to themselves', () => {
  expect(drawn('Ada', 'Bo')).toEqual(['ada – bo']);
  expect(drawn('Ada')).toEqual([]);
});
