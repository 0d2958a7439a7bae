import type { Json, Random } from '../../base';
import { allowedTexts, itemBounds, type JsonSchema, jsonLimits } from '../json-schema';
import { randomText } from './random-text';

/** A value that fits a schema. The same draws give the same value. */
export function randomValue(random: Random, schema: JsonSchema): Json {
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties).map(([name, part]) => [name, randomValue(random, part)]),
      );
    case 'array': {
      const { least, most } = itemBounds(schema);
      return Array.from({ length: random.integer(least, most) }, () => randomValue(random, schema.items));
    }
    case 'string': {
      const texts = allowedTexts(schema);
      if (texts !== null) return random.pick(texts);
      return [...randomText(random, schema.maxLength ?? jsonLimits.characters)]
        .slice(0, schema.maxLength ?? jsonLimits.characters)
        .join('');
    }
    case 'number':
    case 'integer':
      return random.integer(-3, 13);
    case 'boolean':
      return random.next() < 0.5;
  }
}
