import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits, isJsonOf, type JsonSchema, jsonSchemaOf, shapeOf, shortestJsonOf } from './json-schema';
import { anySchema, anyValueOf } from './testing/json-schemas';

const note: JsonSchema = {
  type: 'object',
  properties: {
    speaker: { type: 'string', enum: ['Ada', '陈明', 'Bo "the" builder'] },
    points: { type: 'array', items: { type: 'string', maxLength: 5 }, minItems: 1, maxItems: 2 },
    offer: { type: 'integer' },
  },
};
const value = { speaker: '陈明', points: ['a'], offer: 7 };

test('a value fits its schema, and nothing that is different in one place does', () => {
  expect(fits(note, value)).toBe(true);
  const others: unknown[] = [
    null,
    [],
    { speaker: '陈明', points: ['a'] },
    { ...value, more: 1 },
    { ...value, speaker: 'Bo' },
    { ...value, points: [] },
    { ...value, points: ['a', 'b', 'c'] },
    { ...value, points: ['abcdef'] },
    { ...value, points: { 0: 'a', length: 1 } },
    { ...value, offer: 7.5 },
    { ...value, offer: '7' },
  ];
  for (const other of others) expect(fits(note, other)).toBe(false);
});

test('what a schema leaves open is bounded', () => {
  expect(fits({ type: 'string' }, '陈'.repeat(200))).toBe(true);
  expect(fits({ type: 'string' }, '陈'.repeat(201))).toBe(false);
  const list: JsonSchema = { type: 'array', items: { type: 'boolean' } };
  expect(fits(list, new Array(8).fill(true))).toBe(true);
  expect(fits(list, new Array(9).fill(true))).toBe(false);
  expect(fits({ ...list, minItems: 12 }, new Array(12).fill(true))).toBe(true);
  expect(fits({ type: 'number' }, Infinity)).toBe(false);
});

test('characters are counted as people see them: one for an emoji', () => {
  expect(fits({ type: 'string', maxLength: 2 }, '👋🌍')).toBe(true);
  expect(fits({ type: 'string', maxLength: 1 }, '👋🌍')).toBe(false);
});

test('only JSON is JSON of a schema', () => {
  expect(isJsonOf(note, JSON.stringify(value))).toBe(true);
  expect(isJsonOf(note, `${JSON.stringify(value)}.`)).toBe(false);
  expect(isJsonOf(note, '{"speaker": "Ada"')).toBe(false);
});

test('values of any schema fit it, before and after they were written down', () => {
  fc.assert(
    fc.property(
      anySchema.chain((schema) => fc.tuple(fc.constant(schema), anyValueOf(schema))),
      ([schema, made]) => fits(schema, made) && isJsonOf(schema, JSON.stringify(made)),
    ),
  );
});

test('the shortest text of any schema fits it', () => {
  fc.assert(fc.property(anySchema, (schema) => isJsonOf(schema, shortestJsonOf(schema))));
  expect(shortestJsonOf(note)).toBe('{"speaker": "陈明", "points": [""], "offer": 0}');
});

test('where nothing fits there is no shortest text', () => {
  expect(() => shortestJsonOf({ type: 'string', enum: [] })).toThrow('no text');
  expect(() => shortestJsonOf({ type: 'array', items: { type: 'boolean' }, minItems: 2, maxItems: 1 })).toThrow('2');
});

test('a schema in full names what is required, closes its objects and writes out every bound', () => {
  expect(jsonSchemaOf(note)).toEqual({
    type: 'object',
    properties: {
      speaker: { type: 'string', enum: ['Ada', '陈明', 'Bo "the" builder'] },
      points: { type: 'array', items: { type: 'string', maxLength: 5 }, minItems: 1, maxItems: 2 },
      offer: { type: 'integer' },
    },
    required: ['speaker', 'points', 'offer'],
    additionalProperties: false,
  });
  expect(jsonSchemaOf({ type: 'array', items: { type: 'string' } })).toEqual({
    type: 'array',
    items: { type: 'string', maxLength: 200 },
    minItems: 0,
    maxItems: 8,
  });
});

test('a schema is shown to a model as the types of its values', () => {
  expect(shapeOf(note)).toBe(
    '{"speaker": "Ada" | "陈明" | "Bo \\"the\\" builder", "points": [string], "offer": number}',
  );
});
