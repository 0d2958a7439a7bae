import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomAt } from '../../base';
import { isJsonOf, type JsonSchema } from '../../core';
import { anySchema } from '../../core/testing/json-schemas';
import { beginningThatFits } from '../json';
import { jsonGrammar } from './json-grammar';
import { textOfGrammar } from './stand-in-grammar';

const schema: JsonSchema = {
  type: 'object',
  properties: {
    'a "name"': { type: 'string', enum: ['Ada', 'Bo "x"', '陈明'] },
    points: { type: 'array', items: { type: 'string' }, maxItems: 3 },
    pair: { type: 'array', items: { type: 'boolean' }, minItems: 2, maxItems: 2 },
  },
};

test('the grammar writes the properties in their order, with one blank, and no other', () => {
  expect(jsonGrammar(schema).split('\n')[0]).toBe(
    String.raw`root ::= "{\"a \\\"name\\\"\": " ("\"Ada\"" | "\"Bo \\\"x\\\"\"" | "\"陈明\"") ", \"points\": " "[" (item5 (", " item5){0,2})? "]" ", \"pair\": " "[" item6 (", " item6){1,1} "]" "}"`,
  );
});

test('whatever the grammar allows is JSON of the schema once it is held to its bounds', () => {
  fc.assert(
    fc.property(anySchema, fc.nat(), (any, seed) => {
      const written = textOfGrammar(jsonGrammar(any), randomAt(seed, 0));
      const { text, rest } = beginningThatFits(any, written);
      expect(isJsonOf(any, text + rest()), written).toBe(true);
      // Only strings may be longer than the schema says.
      if (text !== written) expect(JSON.stringify(any)).toContain('string');
    }),
    { numRuns: 60 },
  );
});
