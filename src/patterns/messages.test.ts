import { expect, test } from 'vitest';
import { messages } from './messages';
import { scenarioOf, told } from './testing/told';

const four = (options = {}) =>
  scenarioOf(messages, ['Ada', 'Bo', 'Cy', 'Di'], {
    rounds: 1,
    aloud: true,
    groups: 'guards: Ada, Bo, Cy',
    ...options,
  });

test('whoever speaks chooses one, a group that they are in, or everybody, and it goes to nobody else', () => {
  const chosen: Readonly<Record<string, string>> = { ada: 'guards', bo: 'Di', cy: 'everybody', di: 'guards' };
  expect(
    told(messages, four(), ({ agentId, task }) => (task.type === 'choose' ? (chosen[agentId] ?? 0) : 'Well.')),
  ).toEqual([
    'ada?: To whom do you speak?',
    'ada→bo+cy',
    'bo?: To whom do you speak?',
    'bo→di',
    'cy?: To whom do you speak?',
    'cy',
    'di?: To whom do you speak?',
    // Not one of the guards: the group is not offered.
    'di→ada',
  ]);
});

test('without speaking aloud nothing is heard by all', () => {
  const lines = told(messages, four({ aloud: false, rounds: 3 }), ({ task }) =>
    task.type === 'choose' ? task.options.length - 1 : 'Well.',
  );
  expect(lines.filter((line) => !line.includes('?')).every((line) => line.includes('→'))).toBe(true);
});

test('a group with a stranger in it is told', () => {
  expect(messages.problems(four({ groups: 'guards: Ada, Zed' }))).toEqual([
    { path: 'pattern.options.groups', code: 'line-unclear', details: { line: 1 } },
  ]);
});
