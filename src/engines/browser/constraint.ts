import type { Constraint, JsonSchema } from '../../core';

/** What the browser is told to hold an answer to; undefined leaves it free. The schema is of draft 2020-12. */
export function responseConstraintOf(constraint: Constraint): object | undefined {
  switch (constraint.type) {
    case 'none':
      return undefined;
    case 'one-of':
      return { type: 'string', enum: constraint.texts };
    case 'json':
      return draftOf(constraint.schema);
  }
}

/** The answer as the contract wants it; null if it is none that the constraint allows. */
export function readAnswer(answer: string, constraint: Constraint): string | null {
  switch (constraint.type) {
    case 'none':
      return answer;
    case 'one-of': {
      const chosen = parsed(answer);
      return constraint.texts.find((text) => text === chosen || text === answer.trim()) ?? null;
    }
    case 'json':
      return fits(parsed(answer), constraint.schema) ? answer : null;
  }
}

function draftOf(schema: JsonSchema): object {
  if (schema.type === 'array') return { ...schema, items: draftOf(schema.items) };
  if (schema.type !== 'object') return schema;
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([name, inner]) => [name, draftOf(inner)] as const),
  );
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** `undefined` where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fits(value: unknown, schema: JsonSchema): boolean {
  switch (schema.type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const names = Object.keys(schema.properties);
      if (Object.keys(value).length !== names.length) return false;
      return Object.entries(schema.properties).every(
        ([name, inner]) => Object.hasOwn(value, name) && fits((value as Record<string, unknown>)[name], inner),
      );
    }
    case 'array': {
      const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
      if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return false;
      return value.every((each) => fits(each, items));
    }
    case 'string':
      if (typeof value !== 'string' || [...value].length > (schema.maxLength ?? Number.POSITIVE_INFINITY)) return false;
      return schema.enum === undefined || schema.enum.includes(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
  }
}
