import { expect, test } from 'vitest';
import type { PatternOptions, PlannedTurn } from '../core';
import { fusion } from './fusion';
import { scenarioOf, told } from './testing/told';

const four = (options: PatternOptions) => scenarioOf(fusion, ['Ada', 'Bo', 'Cy', 'Di'], { rounds: 1, ...options });
const voting = (votes: Readonly<Record<string, readonly string[]>>) => {
  const left = new Map(Object.entries(votes).map(([voter, names]) => [voter, [...names]]));
  return ({ agentId, task }: PlannedTurn) => (task.type === 'choose' ? (left.get(agentId)?.shift() ?? 0) : 'Well.');
};
const sumUp = (lines: readonly string[]) => lines.at(-1);

test('all answer alone at the same time, vote at the same time, and whoever won sums it up', () => {
  const lines = told(fusion, four({ method: 'majority' }), voting({ ada: ['Cy'], bo: ['Cy'], cy: ['Bo'], di: ['Bo'] }));
  expect(lines).toEqual([
    'ada | bo | cy | di',
    ['ada', 'bo', 'cy', 'di'].map((voter) => `${voter}?: Whose answer is best?`).join(' | '),
    // Two for Cy and two for Bo: the first in the list.
    'bo: The answer of Bo was chosen. Sum it up.',
  ]);
});

test('a weighted vote counts as much as its voter weighs', () => {
  const votes = voting({ ada: ['Cy'], bo: ['Cy'], cy: ['Bo'], di: ['Ada'] });
  const weighted = told(fusion, four({ method: 'weighted', weights: 'Di: 2.5\nAda: 1' }), votes);
  expect(sumUp(weighted)).toBe('ada: The answer of Ada was chosen. Sum it up.');
});

test('in a ranking a second place counts too', () => {
  // Two first places each for Cy and for Bo, who comes before Cy in the list; Cy has a second place besides.
  const ranks = { ada: ['Cy', 'Di'], bo: ['Cy', 'Ada'], cy: ['Bo', 'Ada'], di: ['Bo', 'Cy'] };
  const lines = told(fusion, four({ method: 'ranked' }), voting(ranks));
  expect(lines).toHaveLength(4);
  expect(sumUp(lines)).toBe('cy: The answer of Cy was chosen. Sum it up.');
});

test('a judge picks the best answer, or puts one together of all', () => {
  const judged = (method: string) => told(fusion, four({ method, judge: 'di' }), voting({ di: ['Bo'] }));
  expect(judged('best').slice(1)).toEqual([
    'di?: Whose answer is best?',
    'di: The answer of Bo was chosen. Sum it up.',
  ]);
  expect(judged('synthesis')).toEqual(['ada | bo | cy', 'di: Put the answers together into one.']);
});

test('without a judge nobody can pick, and a weight that is no number is told', () => {
  expect(fusion.problems(four({ method: 'best' }))).toEqual([{ path: 'pattern.options.judge', code: 'agent-unknown' }]);
  expect(fusion.problems(four({ method: 'weighted', weights: 'Ada: much' }))).toMatchObject([{ code: 'line-unclear' }]);
});
