import { invalid, type Refusal, within } from './refusal';

/** How much data is looked at before a schema sees it. A recorded run of 400 turns has about 100,000 values. */
export type DataBounds = { readonly depth: number; readonly values: number };

/**
 * What keeps `input` from being plain, bounded data: null, booleans, finite numbers, well-formed strings, arrays and
 * objects without a class, none of them too deep or too many, and no key that could reach a prototype. The refusal is
 * null if all is well; `values` is how many there were. Ends also for cycles.
 */
export function lookOver(
  input: unknown,
  bounds: DataBounds,
): { readonly refusal: Refusal | null; readonly values: number } {
  let values = 0;
  const refusal = look(input, '', 0);
  return { refusal, values };

  function look(value: unknown, path: string, depth: number): Refusal | null {
    values += 1;
    if (values > bounds.values) return invalid(path, `More than ${bounds.values} values.`);
    if (depth > bounds.depth) return invalid(path, `Nested deeper than ${bounds.depth} levels.`);
    switch (typeof value) {
      case 'boolean':
        return null;
      case 'number':
        return Number.isFinite(value) ? null : invalid(path, 'Not a finite number.');
      case 'string':
        return loneSurrogate.test(value) ? invalid(path, 'Half of a character.') : null;
      case 'object':
        return value === null ? null : lookInside(value, path, depth);
      default:
        return invalid(path, `A value of type ${typeof value}.`);
    }
  }

  function lookInside(value: object, path: string, depth: number): Refusal | null {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        const refusal = look(value[index], within(path, index), depth + 1);
        if (refusal !== null) return refusal;
      }
      return null;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return invalid(path, 'Not a plain object.');
    for (const [key, inner] of Object.entries(value)) {
      if (forbiddenKeys.has(key) || loneSurrogate.test(key))
        return invalid(within(path, key), 'A key that is not allowed.');
      const refusal = look(inner, within(path, key), depth + 1);
      if (refusal !== null) return refusal;
    }
    return null;
  }
}

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const loneSurrogate = /\p{Surrogate}/u;
