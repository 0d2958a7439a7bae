import { expect, test } from 'vitest';
import { attention } from './attention';
import { scenarioOf, told } from './testing/told';

const document = 'Cats sleep. Dogs bark!\nCats sleep. And birds?';

test('one points at a sentence, the others are shown it and answer about it; everybody points in turn', () => {
  const scenario = scenarioOf(attention, ['Ada', 'Bo', 'Cy'], { document, rounds: 2 });
  expect(
    told(attention, scenario, ({ agentId, task }) => (task.type === 'choose' ? (agentId === 'ada' ? 1 : 2) : 'Well.')),
  ).toEqual([
    'ada?: Which sentence do you point at?',
    'ada: You point at: “Dogs bark!” Say something about it.',
    'bo: Ada points at: “Dogs bark!” What do you say to it?',
    'cy: Ada points at: “Dogs bark!” What do you say to it?',
    'bo?: Which sentence do you point at?',
    'bo: You point at: “And birds?” Say something about it.',
    'ada: Bo points at: “And birds?” What do you say to it?',
    'cy: Bo points at: “And birds?” What do you say to it?',
  ]);
});

test('a sentence that comes twice can be pointed at once, and one sentence is too little to point at', () => {
  const offered: string[][] = [];
  const scenario = scenarioOf(attention, ['Ada', 'Bo'], { document, rounds: 1 });
  told(attention, scenario, ({ task }) => {
    if (task.type === 'choose') offered.push(task.options.map(({ text }) => text));
    return 0;
  });
  expect(offered).toEqual([['Cats sleep.', 'Dogs bark!', 'And birds?']]);
  const short = scenarioOf(attention, ['Ada', 'Bo'], { document: 'Cats sleep.', rounds: 1 });
  expect(attention.problems(short)).toEqual([{ path: 'pattern.options.document', code: 'missing' }]);
});
