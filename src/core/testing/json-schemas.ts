import * as fc from 'fast-check';
import type { JsonSchema } from '../json-schema';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const count = fc.option(fc.nat({ max: 4 }), { nil: undefined });

/** Any schema for which there are values. */
export const anySchema: fc.Arbitrary<JsonSchema> = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<JsonSchema>({ type: 'number' }, { type: 'integer' }, { type: 'boolean' }, { type: 'string' }),
    fc.nat({ max: 9 }).map((maxLength): JsonSchema => ({ type: 'string', maxLength })),
    fc.array(text, { minLength: 1, maxLength: 4 }).map((texts): JsonSchema => ({ type: 'string', enum: texts })),
    fc.record({ items: tie('schema'), minItems: count, more: count }).map(
      ({ items, minItems, more }): JsonSchema => ({
        type: 'array',
        items,
        ...(minItems === undefined ? {} : { minItems }),
        ...(more === undefined ? {} : { maxItems: (minItems ?? 0) + more }),
      }),
    ),
    fc
      .dictionary(text, tie('schema'), { maxKeys: 4 })
      .map((properties): JsonSchema => ({ type: 'object', properties })),
  ),
})).schema;

/** Values that fit a schema; short ones. */
export function anyValueOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, anyValueOf(part)])),
      );
    case 'array':
      return fc.array(anyValueOf(schema.items), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? Infinity, (schema.minItems ?? 0) + 2),
      });
    case 'string':
      return schema.enum === undefined
        ? fc.string({ unit: 'binary', maxLength: schema.maxLength ?? 20 })
        : fc.constantFrom(...schema.enum);
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'integer':
      return fc.integer();
    case 'boolean':
      return fc.boolean();
  }
}
