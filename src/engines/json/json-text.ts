import { allowedTexts, itemBounds, type JsonSchema, jsonLimits } from '../../core';
import { afterBoundary, betweenCharacters, bytesLeftIn, type Phase, phaseAfter } from './text-bytes';

/**
 * A place in a JSON text that is being written byte by byte: immutable, so that many ways can be tried from it. The text
 * has one blank after each colon and comma, the properties in the order of the schema, and escapes only for
 * `"`, `\`, `/`, `\n`, `\r` and `\t`: every other character stands for itself, and other control characters for nothing.
 */
export type JsonPlace = {
  readonly node: Node;
  /** The arrays around this place, innermost first. */
  readonly level: Level | null;
  /** In a string: how many characters may still come, and what the byte before asks for. */
  readonly left: number;
  readonly phase: Phase;
};

/** What may come at a place. `size` is how many bytes the longest way takes that adds nothing optional, up to the end of the innermost array's item. */
type Node =
  /** One of these bytes; or none of them, if what comes `through` may come at once. */
  | {
      readonly type: 'bytes';
      readonly next: ReadonlyMap<number, Node>;
      readonly through: Node | null;
      readonly size: number;
    }
  /** The characters of a string and its closing quote. */
  | { readonly type: 'text'; readonly longest: number; readonly after: Node; readonly size: number }
  /** After the opening bracket. */
  | ArrayNode
  /** After an item of the innermost array. */
  | { readonly type: 'item-end'; readonly size: number }
  | { readonly type: 'end'; readonly size: number };

type ArrayNode = {
  readonly type: 'array';
  readonly item: Node;
  /** The blank before every item but the first. */
  readonly blank: Node;
  readonly least: number;
  readonly most: number;
  readonly after: Node;
  readonly size: number;
};

type Level = { readonly array: ArrayNode; readonly count: number; readonly below: Level | null };

const [comma, closingBracket] = [0x2c, 0x5d];
const itemEnd: Node = { type: 'item-end', size: 0 };
const end: Node = { type: 'end', size: 0 };
const encoder = new TextEncoder();

/** Where a text that fits the schema begins. Its `sizeOf` is infinite where nothing fits. */
export function beginningOf(schema: JsonSchema): JsonPlace {
  return enter(nodeOf(schema, end), null);
}

/** Any text of up to so many characters, its closing quote, and nothing more: to try tokens on. */
export function textPlace(longest: number): JsonPlace {
  return enter({ type: 'text', longest, after: end, size: 1 }, null);
}

/** The place after one more byte, or null if it may not come. Hurried, nothing comes that need not: no more characters, items or digits. */
export function placeAfter(place: JsonPlace, byte: number, hurried: boolean): JsonPlace | null {
  const { node, level } = place;
  switch (node.type) {
    case 'bytes': {
      const next = hurried && node.through !== null ? undefined : node.next.get(byte);
      if (next !== undefined) return enter(next, level);
      return node.through === null ? null : placeAfter(enter(node.through, level), byte, hurried);
    }
    case 'text': {
      if (place.phase !== betweenCharacters) {
        const phase = phaseAfter(place.phase, byte);
        return phase === null ? null : { ...place, phase };
      }
      const found = afterBoundary(byte);
      if (found === 'closes') return enter(node.after, level);
      if (found === null || hurried || place.left === 0) return null;
      return { ...place, left: place.left - 1, phase: found };
    }
    case 'array':
      if (byte === closingBracket) return node.least === 0 ? enter(node.after, level) : null;
      if (node.most === 0 || (hurried && node.least === 0)) return null;
      return placeAfter(enter(node.item, { array: node, count: 1, below: level }), byte, hurried);
    case 'item-end': {
      if (level === null) return null;
      const { array, count, below } = level;
      if (byte === closingBracket) return count >= array.least ? enter(array.after, below) : null;
      if (byte !== comma || count >= (hurried ? array.least : array.most)) return null;
      return enter(array.blank, { array, count: count + 1, below });
    }
    case 'end':
      return null;
  }
}

/** Whether nothing more may come. */
export function isOver({ node, level }: JsonPlace): boolean {
  if (node.type === 'bytes' && node.next.size === 0 && node.through !== null) return isOver(enter(node.through, level));
  return node.type === 'end';
}

/** Whether the text may end here: only a number at the top can also go on. */
export function mayEnd({ node, level }: JsonPlace): boolean {
  if (node.type === 'bytes' && node.through !== null) return mayEnd(enter(node.through, level));
  return node.type === 'end';
}

/** How many bytes the rest has at most if it is written hurriedly: never more tokens than that. */
export function sizeOf({ node, level, phase }: JsonPlace): number {
  let size = node.size + (node.type === 'text' ? bytesLeftIn(phase) : 0);
  for (let at = level; at !== null; at = at.below) {
    const { array, count } = at;
    size += Math.max(0, array.least - count) * (2 + array.item.size) + 1 + array.after.size;
  }
  return size;
}

/** The bytes that come next because nothing else may. */
export function forcedBytes(
  place: JsonPlace,
  hurried: boolean,
): { readonly bytes: readonly number[]; readonly place: JsonPlace } {
  const bytes: number[] = [];
  let at = place;
  for (;;) {
    const [only, ...others] = mayEnd(at) ? [] : waysFrom(at, hurried);
    if (only === undefined || others.length > 0) return { bytes, place: at };
    bytes.push(only.byte);
    at = only.place;
  }
}

/** A longest one of the hurried ways to the end, as text. */
export function hurriedRest(place: JsonPlace): string {
  const bytes: number[] = [];
  let at = place;
  while (!mayEnd(at)) {
    const ways = waysFrom(at, true);
    const first = ways[0];
    if (first === undefined) throw new Error('Nothing may come here.');
    const longest = ways.reduce((most, way) => (sizeOf(way.place) > sizeOf(most.place) ? way : most), first);
    bytes.push(longest.byte);
    at = longest.place;
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function waysFrom(place: JsonPlace, hurried: boolean): readonly { readonly byte: number; readonly place: JsonPlace }[] {
  const ways: { byte: number; place: JsonPlace }[] = [];
  for (let byte = 0; byte < 256; byte += 1) {
    const next = placeAfter(place, byte, hurried);
    if (next !== null) ways.push({ byte, place: next });
  }
  return ways;
}

function enter(node: Node, level: Level | null): JsonPlace {
  return { node, level, left: node.type === 'text' ? node.longest : 0, phase: betweenCharacters };
}

function nodeOf(schema: JsonSchema, after: Node): Node {
  switch (schema.type) {
    case 'object': {
      const parts = Object.entries(schema.properties);
      return parts.reduceRight(
        (rest, [name, part], at) => literal(`${at === 0 ? '{' : ', '}${JSON.stringify(name)}: `, nodeOf(part, rest)),
        literal(parts.length === 0 ? '{}' : '}', after),
      );
    }
    case 'array': {
      const { least, most } = itemBounds(schema);
      return literal('[', array(nodeOf(schema.items, itemEnd), least, most, after));
    }
    case 'string': {
      const texts = allowedTexts(schema);
      if (texts !== null)
        return oneOf(
          texts.map((text) => JSON.stringify(text)),
          after,
        );
      const longest = schema.maxLength ?? jsonLimits.characters;
      return literal('"', { type: 'text', longest, after, size: 1 + after.size });
    }
    case 'number':
      return number(after, true);
    case 'integer':
      return number(after, false);
    case 'boolean':
      return oneOf(['true', 'false'], after);
  }
}

function array(item: Node, least: number, wanted: number, after: Node): Node {
  const most = item.size === Infinity ? 0 : wanted;
  const items = least === 0 ? 0 : least * (2 + item.size) - 2;
  const size = least > most ? Infinity : items + 1 + after.size;
  return { type: 'array', item, blank: literal(' ', item), least, most, after, size };
}

function literal(text: string, after: Node): Node {
  return encoder.encode(text).reduceRight<Node>((next, byte) => bytes([[byte, next]], null), after);
}

/** None of the texts may be the beginning of another. */
function oneOf(texts: readonly string[], after: Node): Node {
  return branches(
    [...new Set(texts)].map((text) => encoder.encode(text)),
    0,
    after,
  );
}

function branches(texts: readonly Uint8Array[], at: number, after: Node): Node {
  if (texts.length === 1 && texts[0]?.length === at) return after;
  const starts = [...new Set(texts.map((text) => text[at] as number))];
  return bytes(
    starts.map((byte) => {
      const group = texts.filter((text) => text[at] === byte);
      return [byte, branches(group, at + 1, after)] as const;
    }),
    null,
  );
}

/** Digits are bounded so that a number ends and is kept as it is written: 15 before the point and 6 after it. */
export const digitBounds = { whole: 15, fraction: 6 } as const;

function number(after: Node, fractions: boolean): Node {
  const fraction = fractions
    ? [[0x2e, bytes(digits(0, upTo(digitBounds.fraction - 1, [], after)), null)] as const]
    : [];
  const whole = upTo(digitBounds.whole - 1, fraction, after);
  const zero = [0x30, bytes(fraction, after)] as const;
  // No negative nought, which a text can write and a program cannot show.
  const negative = bytes([...digits(1, whole), ...(fractions ? [[0x30, bytes(fraction, null)] as const] : [])], null);
  return bytes([zero, ...digits(1, whole), [0x2d, negative]], null);
}

function upTo(count: number, others: readonly (readonly [number, Node])[], after: Node): Node {
  if (count === 0) return bytes(others, after);
  return bytes([...digits(0, upTo(count - 1, others, after)), ...others], after);
}

function digits(from: number, next: Node): readonly (readonly [number, Node])[] {
  return Array.from({ length: 10 - from }, (_, digit) => [0x30 + from + digit, next] as const);
}

function bytes(next: readonly (readonly [number, Node])[], through: Node | null): Node {
  const sizes = next.map(([, node]) => 1 + node.size);
  const size = through?.size ?? (sizes.length === 0 ? Infinity : Math.max(...sizes));
  return { type: 'bytes', next: new Map(next), through, size };
}
