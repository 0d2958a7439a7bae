import { expect, test } from 'vitest';
import type { PlannedTurn } from '../core';
import { allocation } from './allocation';
import { scenarioOf, told } from './testing/told';

const shop = (method: string, tasks = 'paint\nbake.') =>
  scenarioOf(allocation, ['Max', 'Ada', 'Bo'], { manager: 'max', method, tasks });
const bids: Readonly<Record<string, unknown>> = { ada: { bid: 7 }, bo: { bid: 7 } };
const answers = ({ agentId, task }: PlannedTurn) =>
  task.type === 'answer' ? (bids[agentId] as { bid: number }) : task.type === 'choose' ? 'Bo' : 'Well.';
const bid = (task: string) => `How well can you do this, from 0 to 10: ${task}?`;

test('by bids: a task is announced, all bid at once, whoever bids most and has least gets it, does it and reports', () => {
  expect(told(allocation, shop('contract-net'), answers)).toEqual([
    'max: Announce this task: paint.',
    `ada{}: ${bid('paint')} | bo{}: ${bid('paint')}`,
    'max→ada: Give this task to Ada: paint.',
    'max: Announce this task: bake.',
    `ada{}: ${bid('bake')} | bo{}: ${bid('bake')}`,
    'max→bo: Give this task to Bo: bake.',
    'ada→max: Your part: paint. | bo→max: Your part: bake.',
    'max: Bring the parts together.',
  ]);
});

test('the manager decides, or a rule does; the same tasks, the same agents, the same reports', () => {
  expect(told(allocation, shop('central'), answers)).toEqual([
    'max?: Who does this: paint?',
    'max?: Who does this: bake?',
    'bo→max: Your part: paint.',
    'bo→max: Your part: bake.',
    'max: Bring the parts together.',
  ]);
  expect(told(allocation, shop('rules'), answers)).toEqual([
    'ada→max: Your part: paint. | bo→max: Your part: bake.',
    'max: Bring the parts together.',
  ]);
});

test('a bid beyond the scale is taken as the nearest, and one that cannot be read as none', () => {
  const wild = ({ agentId, task }: PlannedTurn) =>
    task.type === 'answer' ? (agentId === 'ada' ? { bid: 10 } : { bid: 1e9 }) : 'Well.';
  const lines = told(allocation, shop('contract-net', 'paint'), wild);
  expect(lines).toContain('max→ada: Give this task to Ada: paint.');
  const silent = told(allocation, shop('contract-net', 'paint'), ({ agentId, task }) =>
    task.type === 'answer' ? (agentId === 'ada' ? null : { bid: 1 }) : 'Well.',
  );
  expect(silent).toContain('max→bo: Give this task to Bo: paint.');
});

test('without tasks of its own, the topic is the task', () => {
  expect(told(allocation, shop('rules', ''))[0]).toBe('ada→max: Your part: tea.');
});
