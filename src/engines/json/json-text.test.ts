import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomAt } from '../../base';
import { isJsonOf, type JsonSchema, shortestJsonOf } from '../../core';
import { anySchema } from '../../core/testing/json-schemas';
import { beginningOf, forcedBytes, hurriedRest, isOver, type JsonPlace, mayEnd, placeAfter, sizeOf } from './json-text';

const encode = (text: string) => [...new TextEncoder().encode(text)];
const decode = (bytes: readonly number[]) => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));

function placeIn(schema: JsonSchema, text: string): JsonPlace | null {
  let place: JsonPlace | null = beginningOf(schema);
  for (const byte of encode(text)) place = place && placeAfter(place, byte, false);
  return place;
}
const isWhole = (schema: JsonSchema, text: string) => {
  const place = placeIn(schema, text);
  return place !== null && mayEnd(place);
};

/** Bytes drawn blindly from those that may come, hurried from some step on. */
function drawn(
  schema: JsonSchema,
  seed: number,
  hurriedFrom: number,
): { text: string; hurriedBytes: number; bound: number } {
  const random = randomAt(seed, 0);
  const bytes: number[] = [];
  let place = beginningOf(schema);
  let bound = sizeOf(place);
  for (;;) {
    const hurried = bytes.length >= hurriedFrom;
    if (bytes.length <= hurriedFrom) bound = sizeOf(place);
    if (mayEnd(place) && (hurried || isOver(place) || random.next() < 0.2)) break;
    const ways = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => placeAfter(place, byte, hurried));
    const byte = random.pick(ways);
    bytes.push(byte);
    place = placeAfter(place, byte, hurried) as JsonPlace;
  }
  return { text: decode(bytes), hurriedBytes: Math.max(0, bytes.length - hurriedFrom), bound };
}

test('whatever is drawn fits the schema, and hurried it is no longer than was said', () => {
  fc.assert(
    fc.property(anySchema, fc.nat(), fc.nat({ max: 60 }), (schema, seed, hurriedFrom) => {
      const { text, hurriedBytes, bound } = drawn(schema, seed, hurriedFrom);
      expect(isJsonOf(schema, text), text).toBe(true);
      expect(hurriedBytes).toBeLessThanOrEqual(bound);
    }),
    { numRuns: 150 },
  );
});

test('the shortest text may come, and the hurried rest has the size that was said', () => {
  fc.assert(
    fc.property(anySchema, (schema) => {
      expect(isWhole(schema, shortestJsonOf(schema))).toBe(true);
      const rest = hurriedRest(beginningOf(schema));
      expect(isJsonOf(schema, rest), rest).toBe(true);
      expect(encode(rest)).toHaveLength(sizeOf(beginningOf(schema)));
    }),
  );
});

test('strings hold any character but raw control characters, up to their length', () => {
  const short: JsonSchema = { type: 'string', maxLength: 3 };
  for (const text of ['""', '"abc"', '"陈明👋"', '"\\n\\"\\\\"']) expect(isWhole(short, text)).toBe(true);
  for (const text of ['"abcd"', '"陈明👋!"', '"\n"', '"\\u0041"', '"\\b"', 'abc', '"ab']) {
    expect(isWhole(short, text)).toBe(false);
  }
});

test('bytes that are no text may not come', () => {
  const inside = placeIn({ type: 'string' }, '"') as JsonPlace;
  const may = (...bytes: number[]) =>
    bytes.reduce<JsonPlace | null>((place, byte) => place && placeAfter(place, byte, false), inside) !== null;
  expect(may(0xe9, 0x99, 0x88)).toBe(true);
  for (const bytes of [[0x80], [0xc0, 0x80], [0xe0, 0x80], [0xed, 0xa0], [0xf4, 0x90], [0xf5], [0xe9, 0x22]]) {
    expect(may(...bytes)).toBe(false);
  }
});

test('numbers are whole where they must be, and end', () => {
  for (const text of ['0', '-1', '42', '123456789012345']) expect(isWhole({ type: 'integer' }, text)).toBe(true);
  for (const text of ['-0', '01', '1.5', '1234567890123456', '', '-']) {
    expect(isWhole({ type: 'integer' }, text)).toBe(false);
  }
  for (const text of ['0', '-0.5', '3.141592', '-12']) expect(isWhole({ type: 'number' }, text)).toBe(true);
  for (const text of ['-0', '.5', '1.', '3.1415926', '1e5']) expect(isWhole({ type: 'number' }, text)).toBe(false);
});

test('a number with all the digits that it may have is over', () => {
  expect(isOver(placeIn({ type: 'number' }, '0.123456') as JsonPlace)).toBe(true);
  expect(isOver(placeIn({ type: 'integer' }, '123456789012345') as JsonPlace)).toBe(true);
  expect(isOver(placeIn({ type: 'integer' }, '12345678901234') as JsonPlace)).toBe(false);
});

test('what has no alternative is known beforehand', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: { speaker: { type: 'string', enum: ['Ada', 'Adam'] }, sure: { type: 'boolean' } },
  };
  const forced = forcedBytes(beginningOf(schema), false);
  expect(decode(forced.bytes)).toBe('{"speaker": "Ada');
  expect(decode(forcedBytes(placeIn(schema, '{"speaker": "Adam') as JsonPlace, false).bytes)).toBe('", "sure": ');
  expect(decode(forcedBytes(placeIn(schema, '{"speaker": "Ada", "sure": t') as JsonPlace, false).bytes)).toBe('rue}');
});

test('a schema that nothing fits has no end', () => {
  expect(sizeOf(beginningOf({ type: 'string', enum: [] }))).toBe(Infinity);
  const list: JsonSchema = { type: 'array', items: { type: 'string', enum: [] } };
  expect(sizeOf(beginningOf({ ...list, minItems: 1 }))).toBe(Infinity);
  expect(hurriedRest(beginningOf(list))).toBe('[]');
  expect(sizeOf(beginningOf({ ...list, minItems: 2, maxItems: 1 }))).toBe(Infinity);
});
