/**
 * The part of JSON Schema (draft 2020-12) that answers can be held to. Every property is required, comes in the order of
 * `properties`, and no other is allowed; so what is written is decided, and only the values are open. Every value ends:
 * what a schema leaves unbounded, `jsonLimits` bounds.
 */
export type JsonSchema =
  | { readonly type: 'object'; readonly properties: Readonly<Record<string, JsonSchema>> }
  /** Without `maxItems`, at most `jsonLimits.items`, or `minItems` where that is more. */
  | { readonly type: 'array'; readonly items: JsonSchema; readonly minItems?: number; readonly maxItems?: number }
  /** `maxLength` in characters (code points); without it, `jsonLimits.characters`. An `enum` needs no such bound. */
  | { readonly type: 'string'; readonly enum?: readonly string[]; readonly maxLength?: number }
  | { readonly type: 'number' | 'integer' }
  | { readonly type: 'boolean' };

/** What holds where a schema names no bound: an answer has to end, and a person has to read it. */
export const jsonLimits = { characters: 200, items: 8 } as const;

/** The bounds of an array. */
export function itemBounds(schema: Extract<JsonSchema, { type: 'array' }>): {
  readonly least: number;
  readonly most: number;
} {
  const least = schema.minItems ?? 0;
  return { least, most: schema.maxItems ?? Math.max(least, jsonLimits.items) };
}

/** The texts of an `enum` that its `maxLength` allows; null where any text may stand. */
export function allowedTexts(schema: Extract<JsonSchema, { type: 'string' }>): readonly string[] | null {
  const { maxLength = Infinity } = schema;
  return schema.enum?.filter((text) => lengthOf(text) <= maxLength) ?? null;
}

/** Whether a value, as `JSON.parse` gives it, is one that the schema describes. */
export function fits(schema: JsonSchema, value: unknown): boolean {
  switch (schema.type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const parts = Object.entries(schema.properties);
      return (
        Object.keys(value).length === parts.length &&
        parts.every(
          ([name, part]) => Object.hasOwn(value, name) && fits(part, (value as Record<string, unknown>)[name]),
        )
      );
    }
    case 'array': {
      const { least, most } = itemBounds(schema);
      if (!Array.isArray(value) || value.length < least || value.length > most) return false;
      return value.every((item) => fits(schema.items, item));
    }
    case 'string': {
      // Half a character is none that a log can keep.
      if (typeof value !== 'string' || !value.isWellFormed()) return false;
      const texts = allowedTexts(schema);
      return texts?.includes(value) ?? lengthOf(value) <= (schema.maxLength ?? jsonLimits.characters);
    }
    case 'number':
      return Number.isFinite(value);
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
  }
}

/** Whether a text is JSON that fits the schema. */
export function isJsonOf(schema: JsonSchema, text: string): boolean {
  try {
    return fits(schema, JSON.parse(text));
  } catch {
    return false;
  }
}

/**
 * The shortest JSON text that fits the schema, written as answers write it: `{"speaker": "Ada", "points": ["a", "b"]}`.
 * Of several texts in an `enum`, the first of the shortest. Throws where nothing fits.
 */
export function shortestJsonOf(schema: JsonSchema): string {
  switch (schema.type) {
    case 'object':
      return `{${Object.entries(schema.properties)
        .map(([name, part]) => `${JSON.stringify(name)}: ${shortestJsonOf(part)}`)
        .join(', ')}}`;
    case 'array': {
      const { least, most } = itemBounds(schema);
      if (least > most) throw new Error(`No array has at least ${least} items and at most ${most}.`);
      return `[${least === 0 ? '' : new Array(least).fill(shortestJsonOf(schema.items)).join(', ')}]`;
    }
    case 'string': {
      const texts = allowedTexts(schema) ?? [''];
      const [first, ...others] = texts.map((text) => JSON.stringify(text));
      if (first === undefined) throw new Error('There is no text to choose from.');
      return others.reduce((shortest, text) => (text.length < shortest.length ? text : shortest), first);
    }
    case 'number':
    case 'integer':
      return '0';
    case 'boolean':
      return 'true';
  }
}

/** A schema in full, for libraries that read JSON Schema (draft 2020-12); every bound is written out. */
export function jsonSchemaOf(schema: JsonSchema): Readonly<Record<string, unknown>> {
  switch (schema.type) {
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([name, part]) => [name, jsonSchemaOf(part)]),
        ),
        required: Object.keys(schema.properties),
        additionalProperties: false,
      };
    case 'array': {
      const { least, most } = itemBounds(schema);
      return { type: 'array', items: jsonSchemaOf(schema.items), minItems: least, maxItems: most };
    }
    case 'string': {
      const texts = allowedTexts(schema);
      if (texts !== null) return { type: 'string', enum: texts };
      return { type: 'string', maxLength: schema.maxLength ?? jsonLimits.characters };
    }
    case 'number':
    case 'integer':
    case 'boolean':
      return { type: schema.type };
  }
}

/**
 * A schema as it is shown to a model, in the way of TypeScript: `{"speaker": "Ada" | "Bo", "points": [string]}`. The
 * built-in model was trained on exactly this (tools/builtin-model/corpus/drills.py).
 */
export function shapeOf(schema: JsonSchema): string {
  switch (schema.type) {
    case 'object':
      return `{${Object.entries(schema.properties)
        .map(([name, value]) => `${JSON.stringify(name)}: ${shapeOf(value)}`)
        .join(', ')}}`;
    case 'array':
      return `[${shapeOf(schema.items)}]`;
    case 'string':
      return schema.enum === undefined ? 'string' : schema.enum.map((text) => JSON.stringify(text)).join(' | ');
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'true | false';
  }
}

/** In code points, as JSON Schema counts. */
function lengthOf(text: string): number {
  return [...text].length;
}
