import { expect, test } from 'vitest';
import { sentenceMarks, sentenceStarts } from './sentence-starts';

const letters = 'abcdefgh .!:';
const token = (letter: string) => letters.indexOf(letter);
const tokens = (text: string) => [...text].map(token);
const textOf = (given: readonly number[]) => given.map((index) => letters[index] ?? '').join('');
const marks = sentenceMarks(letters.length, textOf, new Set());
const usedAfter = (text: string) => textOf([...sentenceStarts(marks, tokens(text)).used()]);

test('a sentence that begins as an earlier one did would go on as that one went on', () => {
  expect(usedAfter('abc. abd. ')).toBe('a');
  expect(usedAfter('abc. abd. a')).toBe('b');
  expect(usedAfter('abc. abd. ab')).toBe('cd');
  expect(usedAfter('abc! d: ab')).toBe('c');
});

test('a sentence that has left the old ways is free', () => {
  expect(usedAfter('abc. ad')).toBe('');
  expect(usedAfter('abc. adc')).toBe('');
  expect(usedAfter('')).toBe('');
});

test('beyond its beginning a sentence may say what was said', () => {
  const long = 'abcdefgh abcdefgh';
  expect(textOf([...sentenceStarts(marks, tokens(`${long}. abcdefg`)).used()])).toBe('h');
  expect(usedAfter(`${long}. abcdefgh`)).toBe('');
});

test('tokens that are added count as the text does', () => {
  const starts = sentenceStarts(marks, tokens('abc. '));
  for (const next of tokens('ab')) starts.add(next);
  expect(textOf([...starts.used()])).toBe('c');
});
