import { expect, test } from 'vitest';
import type { PatternOptions } from '../core';
import { rules } from './rules';
import { scenarioOf, told } from './testing/told';

const ruled = (options: PatternOptions) =>
  scenarioOf(rules, ['Ada', 'Bo', 'Cy'], { named: false, turns: 5, ...options });
const speakers = (options: PatternOptions, texts: readonly string[] = []) =>
  told(rules, ruled(options), (_, number) => texts[number - 1] ?? 'Well.').join(' ');

test('without any rule it goes in order', () => {
  expect(speakers({})).toBe('ada bo cy ada bo');
});

test('by the last message: whoever was named last in it, or else answers to a word in it', () => {
  expect(speakers({ named: true }, ['Bo or Cy?', 'ADA!', 'I am Ada.'])).toBe('ada cy ada bo cy');
  expect(speakers({ keywords: 'Price: Cy\nsmell: Ada' }, ['What price?', 'What a smell!', 'A smell.'])).toBe(
    'ada cy ada bo cy',
  );
});

test('by the round: who speaks first, last, and every so many turns', () => {
  expect(speakers({ first: 'cy', last: 'cy' })).toBe('cy ada bo cy cy');
  expect(speakers({ every: 2, everyAgent: 'cy' })).toBe('ada cy ada cy ada');
  expect(speakers({ turns: 0, last: 'cy' }).split(' ').slice(0, 3)).toEqual(['ada', 'bo', 'cy']);
});

test('by the state: whoever has not spoken since a word first came up, whatever was said after it', () => {
  expect(speakers({ once: 'refund: Cy' }, ['No.', 'A refund, please.', 'The refund is here.', 'A refund!'])).toBe(
    'ada bo cy ada bo',
  );
  expect(speakers({ once: 'refund: Bo', every: 2, everyAgent: 'cy' }, ['A refund.'])).toBe('ada cy bo cy ada');
});

test('by the state: else whoever was silent longest, or spoke least often', () => {
  const more = { first: 'bo', every: 2, everyAgent: 'bo' };
  expect(speakers({ ...more, otherwise: 'silent' })).toBe('bo bo ada bo cy');
  expect(speakers({ turns: 6, every: 3, everyAgent: 'ada', otherwise: 'least' })).toBe('ada bo ada cy bo ada');
});

test('a line that names nobody is told', () => {
  expect(rules.problems(ruled({ once: 'refund: Cy\nrefund Mara' }))).toEqual([
    { path: 'pattern.options.once', code: 'line-unclear', details: { line: 2 } },
  ]);
});
