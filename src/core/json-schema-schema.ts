import * as z from 'zod/mini';
import { type JsonSchema, jsonLimits } from './json-schema';
import { limits } from './limits';

/** A `JsonSchema` from outside: bounded in breadth here and in depth by whoever reads the whole (`lookOver`). */
export const jsonSchemaSchema: z.ZodMiniType<JsonSchema, unknown> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('object'),
      properties: z.record(z.string().check(z.minLength(1), z.maxLength(limits.nameLength)), jsonSchemaSchema),
    }),
    z.strictObject({
      type: z.literal('array'),
      items: jsonSchemaSchema,
      minItems: z.exactOptional(count(limits.options)),
      maxItems: z.exactOptional(count(limits.options)),
    }),
    z.strictObject({
      type: z.literal('string'),
      enum: z.exactOptional(
        z.array(z.string().check(z.maxLength(limits.optionLength))).check(z.minLength(1), z.maxLength(limits.options)),
      ),
      maxLength: z.exactOptional(count(10 * jsonLimits.characters)),
    }),
    z.strictObject({ type: z.enum(['number', 'integer']) }),
    z.strictObject({ type: z.literal('boolean') }),
  ]),
);

function count(most: number) {
  return z.int().check(z.gte(0), z.lte(most));
}
