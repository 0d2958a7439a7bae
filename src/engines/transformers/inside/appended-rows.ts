/** How many keys and values a graph has for each token: `caches` are each layer's keys, then its values. */
export type CacheShape = { readonly caches: number; readonly heads: number; readonly size: number };

/** The keys and values of one text or of several, with room to append: each cache is [texts, heads, room, size]. */
export type AppendedRows = {
  readonly shape: CacheShape;
  readonly texts: number;
  readonly room: number;
  readonly caches: readonly Float32Array[];
};

/** What a graph computed for some new tokens of each text: [texts, caches, heads, tokens, size]. */
export type FreshRows = { readonly data: Float32Array; readonly tokens: number };

/** Empty places are computed too, so there are not to be many; and to make room is to copy, so it is not to come often. */
const roomStep = 64;

export function emptyRows(shape: CacheShape, texts: number, positions: number): AppendedRows {
  const room = Math.ceil(positions / roomStep) * roomStep;
  const floats = texts * shape.heads * room * shape.size;
  return { shape, texts, room, caches: Array.from({ length: shape.caches }, () => new Float32Array(floats)) };
}

/** The same with room for so many positions; itself if there is room already. `held` positions of each text are kept. */
export function withRoom(rows: AppendedRows, positions: number, held: readonly number[]): AppendedRows {
  if (positions <= rows.room) return rows;
  const larger = emptyRows(rows.shape, rows.texts, positions);
  for (const [text, count] of held.entries()) copyPositions(rows, text, larger, text, count);
  return larger;
}

/** Copies a text's positions before `end`, from `start` on. */
export function copyPositions(
  from: AppendedRows,
  text: number,
  to: AppendedRows,
  place: number,
  end: number,
  start = 0,
): void {
  if (start === end) return;
  const { heads, size } = from.shape;
  for (const [index, cache] of from.caches.entries()) {
    for (let head = 0; head < heads; head += 1) {
      const first = (text * heads + head) * from.room;
      const copied = cache.subarray((first + start) * size, (first + end) * size);
      to.caches[index]?.set(copied, ((place * heads + head) * to.room + start) * size);
    }
  }
}

/** Writes what was computed for the text at `source` behind the `held` positions of the text at `place`. */
export function appendFresh(rows: AppendedRows, place: number, held: number, fresh: FreshRows, source: number): void {
  const { caches, heads, size } = rows.shape;
  const length = fresh.tokens * size;
  for (const [index, cache] of rows.caches.entries()) {
    for (let head = 0; head < heads; head += 1) {
      const start = ((source * caches + index) * heads + head) * length;
      cache.set(fresh.data.subarray(start, start + length), ((place * heads + head) * rows.room + held) * size);
    }
  }
}

export function bytesOf({ caches }: AppendedRows): number {
  return caches.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
