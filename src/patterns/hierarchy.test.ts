import { expect, test } from 'vitest';
import type { PlannedTurn } from '../core';
import { hierarchy } from './hierarchy';
import { scenarioOf, told } from './testing/told';

/** Ada leads Bo and Cy; Bo leads Di and Ed, Cy leads Fay. */
const six = scenarioOf(hierarchy, ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay'], { width: 2 });
const parts: Readonly<Record<string, readonly string[]>> = { ada: ['a', 'b'], bo: ['a1', 'a2'], cy: ['b1', 'b2'] };

/** Everybody can do everything but those who say they cannot do these tasks. */
const able =
  (unable: Readonly<Record<string, readonly string[]>>) =>
  ({ agentId, task }: PlannedTurn) => {
    if (task.type === 'answer') return { parts: parts[agentId] ?? [] };
    if (task.type === 'speak') return 'Well.';
    return (unable[agentId] ?? []).some((hard) => task.question.includes(`yourself: ${hard}?`)) ? 'no' : 'yes';
  };

test('work is handed down in parts, done at the bottom, and brought together on every level', () => {
  expect(told(hierarchy, six, able({}))).toEqual([
    'ada{}: Split the work into 2 parts.',
    // Whoever leads one agent only hands the whole on.
    'bo{}: Split the work into 2 parts. | fay?: Can you do this yourself: b?',
    'di?: Can you do this yourself: a1? | ed?: Can you do this yourself: a2? | fay→cy: Your part: b.',
    'di→bo: Your part: a1. | ed→bo: Your part: a2. | cy→ada: Bring the parts together.',
    'bo→ada: Bring the parts together.',
    'ada: Bring the parts together.',
  ]);
});

test('what is too hard is passed up one level, and no further than it must be', () => {
  const lines = told(hierarchy, six, able({ ed: ['a2'] }));
  expect(lines).toContain('bo?: Can you do this yourself: a2?');
  expect(lines).toContain('bo→ada: Your part: a2.');
  expect(lines.filter((line) => line.startsWith('ada: Your part'))).toEqual([]);
});

test('what nobody below can do is done at the top, where there is nobody to pass it to', () => {
  const lines = told(hierarchy, six, able({ ed: ['a2'], bo: ['a2'] }));
  expect(lines).toContain('ada: Your part: a2.');
  expect(lines.at(-1)).toBe('ada: Bring the parts together.');
});
