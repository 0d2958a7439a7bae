/**
 * The part of JSON Schema (draft 2020-12) that answers can be held to. Every property is required, comes in the order of
 * `properties`, and no other is allowed; so what is written is decided, and only the values are open.
 */
export type JsonSchema =
  | { readonly type: 'object'; readonly properties: Readonly<Record<string, JsonSchema>> }
  | { readonly type: 'array'; readonly items: JsonSchema; readonly minItems?: number; readonly maxItems?: number }
  /** `maxLength` in characters. */
  | { readonly type: 'string'; readonly enum?: readonly string[]; readonly maxLength?: number }
  | { readonly type: 'number' | 'integer' }
  | { readonly type: 'boolean' };

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
