import { expect, test } from 'vitest';
import { type JsonSchema, type TurnId, turnIdOf } from '../core';
import { type Answered, quotedIn, textsToHandOn } from './quotes';

const answered = (number: number, agentName: string, ...texts: readonly string[]): Answered => ({
  turnId: turnIdOf(number),
  agentName,
  texts,
});
const quotes = (brief: string, ...answers: readonly Answered[]): readonly TurnId[] =>
  quotedIn({ type: 'speak', brief }, answers).map(({ turnId }) => turnId);

test('an entry that is shown to others leads from whoever wrote it, and so does a part of the work', () => {
  const board = [answered(1, 'Noor', 'Bees see ultraviolet'), answered(2, 'Tom', 'They dance')];
  expect(quotes('On the board:\nfact (Noor): Bees see ultraviolet.\nWhat can you add?', ...board)).toEqual(['turn-1']);
  expect(quotes('Your part: blue light.', answered(3, 'Nadia', 'tides', 'blue light'))).toEqual(['turn-3']);
});

test('what several wrote leads from whoever is named there, else from the newest', () => {
  const both = [answered(1, 'Noor', 'tides'), answered(2, 'Tom', 'tides')];
  expect(quotes('fact (Noor): tides.', ...both)).toEqual(['turn-1']);
  expect(quotes('Your part: tides.', ...both)).toEqual(['turn-2']);
});

test('a text stands there as whole words only, and in Chinese as it is', () => {
  expect(quotes('The whole season long.', answered(1, 'Noor', 'sea'))).toEqual([]);
  expect(quotes('Seasons by the sea.', answered(1, 'Noor', 'sea'))).toEqual(['turn-1']);
  expect(quotes('你的部分：潮汐。', answered(1, '诺亚', '潮汐'))).toEqual(['turn-1']);
});

test('the more of it stands there, the more it is', () => {
  const found = quotedIn(
    { type: 'choose', question: 'Which part: blue light, or tides?', options: [{ text: 'tides' }] },
    [answered(1, 'Nadia', 'blue light', 'tides'), answered(2, 'Tom', 'sand')],
  );
  expect(found).toEqual([{ turnId: 'turn-1', characters: 15 }]);
});

test('what a schema offered, a letter or two, and numbers are nobody’s words', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: ['fact', 'idea'] },
      entry: { type: 'string' },
      bid: { type: 'integer' },
      parts: { type: 'array', items: { type: 'string' } },
    },
  };
  const value = { kind: 'fact', entry: ' Bees dance. ', bid: 9, parts: ['it', '潮汐', 'fact'] };
  expect(textsToHandOn(value, schema)).toEqual(['Bees dance', '潮汐']);
});
