import { type JsonPlace, placeAfter, textPlace } from '../../../json';

/** What each token writes, by its id; null for tokens that write nothing of a text (marks, fillers). */
export type TokenBytes = readonly (Uint8Array | null)[];

/** The tokens of a model, laid out so that those which may come at a place are found quickly. */
export type Vocabulary = {
  readonly tokenBytes: TokenBytes;
  readonly all: SortedTokens;
  /** Tokens that stay inside a string from one character on, those with the fewest characters first. */
  readonly inside: Int32Array;
  /** How many of `inside` have at most so many characters. */
  readonly insideUpTo: readonly number[];
  /** All others. */
  readonly outside: SortedTokens;
};

/** Tokens by their bytes, so that those with a common beginning stand together; and how many bytes each shares with the one before. */
type SortedTokens = { readonly ids: Int32Array; readonly shared: Int32Array };

/** Takes a moment for 150,000 tokens; made once a model. */
export function vocabularyOf(tokenBytes: TokenBytes): Vocabulary {
  const written = [...tokenBytes.keys()].filter((id) => (tokenBytes[id]?.length ?? 0) > 0);
  const characters = tokenBytes.map((bytes) => (bytes === null ? null : charactersInside(bytes)));
  const isInside = (id: number) => characters[id] !== null;
  const count = (id: number) => characters[id] as number;
  const inside = written.filter(isInside).sort((a, b) => count(a) - count(b));
  const counts = inside.map(count);
  const longest = counts.at(-1) ?? 0;
  let reached = 0;
  const insideUpTo = Array.from({ length: longest + 1 }, (_, most) => {
    while (reached < counts.length && (counts[reached] as number) <= most) reached += 1;
    return reached;
  });
  return {
    tokenBytes,
    all: sorted(written, tokenBytes),
    inside: Int32Array.from(inside),
    insideUpTo,
    outside: sorted(
      written.filter((id) => !isInside(id)),
      tokenBytes,
    ),
  };
}

/** Calls `visit` with every token that may come at a place. */
export function tokensAt(
  vocabulary: Vocabulary,
  place: JsonPlace,
  hurried: boolean,
  visit: (id: number) => void,
): void {
  if (place.node.type !== 'text' || place.phase !== 'between' || hurried) {
    walk(vocabulary, vocabulary.all, place, hurried, visit);
    return;
  }
  const { inside, insideUpTo, outside } = vocabulary;
  const until = insideUpTo[Math.min(place.left, insideUpTo.length - 1)] ?? 0;
  for (let at = 0; at < until; at += 1) visit(inside[at] as number);
  walk(vocabulary, outside, place, hurried, visit);
}

/** The place after a token, or null if it may not come. */
export function placeAfterToken(
  { tokenBytes }: Vocabulary,
  place: JsonPlace,
  token: number,
  hurried: boolean,
): JsonPlace | null {
  let at: JsonPlace | null = place;
  for (const byte of tokenBytes[token] ?? []) {
    if (at === null) return null;
    at = placeAfter(at, byte, hurried);
  }
  return at;
}

/** A common beginning is tried once, however many tokens have it. */
function walk(
  { tokenBytes }: Vocabulary,
  { ids, shared }: SortedTokens,
  place: JsonPlace,
  hurried: boolean,
  visit: (id: number) => void,
): void {
  const places = [place];
  /** So many bytes of the token before were possible. */
  let possible = 0;
  for (let at = 0; at < ids.length; at += 1) {
    let length = shared[at] as number;
    if (length > possible) continue;
    const id = ids[at] as number;
    const bytes = tokenBytes[id] as Uint8Array;
    while (length < bytes.length) {
      const next = placeAfter(places[length] as JsonPlace, bytes[length] as number, hurried);
      if (next === null) break;
      length += 1;
      places[length] = next;
    }
    possible = length;
    if (length === bytes.length) visit(id);
  }
}

/** How many characters a token begins, if it begins between two and stays inside the string; else null. */
function charactersInside(bytes: Uint8Array): number | null {
  const start = textPlace(bytes.length);
  let at: JsonPlace | null = start;
  for (const byte of bytes) {
    at = placeAfter(at, byte, false);
    if (at?.node !== start.node) return null;
  }
  return start.left - at.left;
}

function sorted(ids: readonly number[], tokenBytes: TokenBytes): SortedTokens {
  // One character a byte, for the comparison of strings is the fastest there is.
  const tokens = ids.map((id) => ({ id, key: String.fromCharCode(...(tokenBytes[id] as Uint8Array)) }));
  tokens.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
  const shared = tokens.map(({ key }, at) => commonLength(tokens[at - 1]?.key ?? '', key));
  return { ids: Int32Array.from(tokens, ({ id }) => id), shared: Int32Array.from(shared) };
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
