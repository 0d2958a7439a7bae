import { expect, test } from 'vitest';
import { debate } from './debate';
import { scenarioOf, told } from './testing/told';

const three = (options = {}) =>
  scenarioOf(debate, ['Ada', 'Bo', 'Cy', 'Judy'], { judge: 'judy', rounds: 1, alone: false, ...options });

test('three sides make their case, answer each other and close, and a judge says who convinced and why', () => {
  expect(told(debate, three(), ({ task }) => (task.type === 'choose' ? 'Cy' : 'Well.'))).toEqual([
    ...['ada', 'bo', 'cy'].map((side) => `${side}: Make your case.`),
    ...['ada', 'bo', 'cy'].map((side) => `${side}: Answer the other sides.`),
    ...['ada', 'bo', 'cy'].map((side) => `${side}: Your last word.`),
    'judy?: Who was most convincing?',
    'judy: You chose Cy. Say why.',
  ]);
});

test('two sides answer the other one; without a judge there is no verdict', () => {
  const two = scenarioOf(debate, ['Ada', 'Bo'], { rounds: 2, alone: false });
  expect(told(debate, two)).toEqual([
    'ada: Make your case.',
    'bo: Make your case.',
    ...[1, 2].flatMap(() => ['ada: Answer the other side.', 'bo: Answer the other side.']),
    'ada: Your last word.',
    'bo: Your last word.',
  ]);
});

test('first words can be written side by side, so that nobody has read the others', () => {
  expect(told(debate, three({ alone: true }))[0]).toBe(
    'ada: Make your case. | bo: Make your case. | cy: Make your case.',
  );
});
