import { expect, test } from 'vitest';
import { perplexityOf, surpriseOf, visibleText } from './scored-text';

const likely = (probability: number) => ({ logProbability: Math.log(probability) });

test('the perplexity of tokens that were each one of four equally likely ones is four', () => {
  expect(perplexityOf([likely(0.25), likely(0.25), likely(0.25)])).toBeCloseTo(4);
  expect(perplexityOf([likely(1)])).toBe(1);
  expect(perplexityOf([])).toBe(1);
});

test('a certain token is no surprise, one in a hundred is as much as there is to show', () => {
  expect(surpriseOf(likely(1))).toBeCloseTo(0);
  expect(surpriseOf(likely(0.1))).toBeCloseTo(0.5);
  expect(surpriseOf(likely(0.001))).toBe(1);
});

test('blanks and broken characters can be seen', () => {
  expect(visibleText(' the')).toBe('␣the');
  expect(visibleText('a\n')).toBe('a↵');
  expect(visibleText('\uFFFD\uFFFD')).toBe('…');
});
