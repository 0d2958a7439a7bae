import { expect, test } from 'vitest';
import type { PlannedTurn } from '../core';
import { scenarioOf, told } from './testing/told';
import { workers } from './workers';

const team = (assign: string) =>
  scenarioOf(workers, ['Max', 'Ada', 'Bo', 'Cy'], { coordinator: 'max', parts: 3, assign });
/** The coordinator names three parts, and gives two of them to Bo. */
const answers = ({ task }: PlannedTurn) => {
  if (task.type === 'answer') return { parts: ['sow.', 'mow', 'reap'] };
  return task.type === 'choose' ? (task.question.includes('mow') ? 'Cy' : 'Bo') : 'Well.';
};

test('the coordinator chooses who does what, among all workers, and only the coordinator hears them', () => {
  expect(told(workers, team('choice'), answers)).toEqual([
    'max{}: Split the work into 3 parts.',
    'max?: Who does this: sow?',
    'max?: Who does this: mow?',
    'max?: Who does this: reap?',
    // Side by side; whoever has two parts does one after the other.
    'bo→max: Your part: sow. | cy→max: Your part: mow.',
    'bo→max: Your part: reap.',
    'max: Bring the parts together.',
  ]);
});

test('in the order of the list nobody is asked, and all work at once', () => {
  expect(told(workers, team('order'), answers)).toEqual([
    'max{}: Split the work into 3 parts.',
    'ada→max: Your part: sow. | bo→max: Your part: mow. | cy→max: Your part: reap.',
    'max: Bring the parts together.',
  ]);
});

test('where no parts are named, the topic is the work', () => {
  const nothing = ({ task }: PlannedTurn) => (task.type === 'answer' ? { parts: [] } : 'Well.');
  expect(told(workers, team('order'), nothing)).toEqual([
    'max{}: Split the work into 3 parts.',
    'ada→max: Your part: tea.',
    'max: Bring the parts together.',
  ]);
});
