import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textStream } from './text-stream';
import { depthOf, textTree } from './text-tree';

/** One token a byte of UTF-8, as the worst tokeniser would have it. */
const textOf = (tokens: readonly number[]) => new TextDecoder().decode(Uint8Array.from(tokens));
const tokensOf = (text: string) => [...new TextEncoder().encode(text)];

test('no half characters are shown, and the pieces join to the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const stream = textStream(textOf);
      const pieces = tokensOf(text).map((token) => stream.add(token));
      for (const piece of pieces)
        expect(piece.includes('\uFFFD')).toBe(text.includes('\uFFFD') && piece.includes('\uFFFD'));
      expect(pieces.join('') + stream.end()).toBe(text);
    }),
  );
});

test('what was held back comes at the end', () => {
  const stream = textStream(textOf);
  const [first, second] = tokensOf('é') as [number, number];
  expect(stream.add(first)).toBe('');
  expect(stream.end()).toBe('\uFFFD');
  expect(stream.add(second)).toBe('é');
});

test('a tree leads to each of its texts, and to no other', () => {
  const tree = textTree(['Al', 'Alice', 'Bob'], tokensOf, textOf);
  expect([...tree.next.keys()]).toEqual([65, 66]);
  expect(depthOf(tree)).toBe(5);
  const al = tree.next.get(65)?.next.get(108);
  expect(al?.text).toBe('Al');
  expect(al?.next.size).toBe(1);
});

test('a text that the tokens cannot say is an error', () => {
  expect(() => textTree(['A'], () => [66], textOf)).toThrow('no tokens for "A"');
});
