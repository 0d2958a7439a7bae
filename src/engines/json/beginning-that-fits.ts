import type { JsonSchema } from '../../core';
import { beginningOf, hurriedRest, type JsonPlace, mayEnd, placeAfter } from './json-text';

/**
 * The longest beginning of a text, in whole characters, that can still become JSON of the schema, and the `rest` that
 * makes it so: '' where it is whole already, and nothing optional where it is not.
 */
export function beginningThatFits(schema: JsonSchema, text: string): { readonly text: string; rest(): string } {
  const encoder = new TextEncoder();
  let place = beginningOf(schema);
  let length = 0;
  for (const character of text) {
    let next: JsonPlace | null = place;
    for (const byte of encoder.encode(character)) next = next && placeAfter(next, byte, false);
    if (next === null) break;
    place = next;
    length += character.length;
  }
  return { text: text.slice(0, length), rest: () => (mayEnd(place) ? '' : hurriedRest(place)) };
}
