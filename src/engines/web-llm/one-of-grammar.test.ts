import { expect, test } from 'vitest';
import { oneOfGrammar, tokensForOneOf } from './one-of-grammar';

test('the grammar allows the texts as they are, whatever signs they hold', () => {
  expect(oneOfGrammar(['Al', 'Bob "the" builder', 'a\\b', '陈明', 'two\nlines'])).toBe(
    String.raw`root ::= "Al" | "Bob \"the\" builder" | "a\\b" | "陈明" | "two\u000alines"`,
  );
});

test('there are tokens enough for the longest text, even at one token a byte', () => {
  expect(tokensForOneOf(['Al', '陈明'])).toBe(7);
});
