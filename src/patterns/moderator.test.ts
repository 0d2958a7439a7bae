import { expect, test } from 'vitest';
import { moderator } from './moderator';
import { scenarioOf, told } from './testing/told';

const panel = (options = {}) =>
  scenarioOf(moderator, ['Max', 'Ada', 'Bo'], { moderator: 'max', rounds: 3, opens: true, closes: true, ...options });

test('the moderator opens, names each speaker among the others but the last one, and sums up', () => {
  const offered: string[][] = [];
  const lines = told(moderator, panel(), ({ task }) => {
    if (task.type === 'choose') offered.push(task.options.map(({ text }) => text));
    return task.type === 'choose' ? 0 : 'Well.';
  });
  expect(lines.map((line) => line.split(':')[0])).toEqual(['max', 'max?', 'ada', 'max?', 'bo', 'max?', 'ada', 'max']);
  expect(offered).toEqual([['Ada', 'Bo'], ['Bo'], ['Ada']]);
});

test('the same speaker can be named again where that is allowed', () => {
  const lines = told(moderator, panel({ mayRepeat: true, opens: false, closes: false }), ({ task }) =>
    task.type === 'choose' ? 'Bo' : 'Well.',
  );
  expect(lines.filter((line) => !line.includes('?'))).toEqual(['bo', 'bo', 'bo']);
});
