/**
 * The keys or the values of neighbouring heads of one layer. `window`: how many tokens these heads see, their own among
 * them; null where they see all before it. `first`: the place of their first head among all heads' keys and values.
 */
export type Cache = { readonly heads: number; readonly window: number | null; readonly first: number };

/** A graph's caches in its own order, and how many numbers one head's key or value is. */
export type CacheShape = { readonly caches: readonly Cache[]; readonly size: number };

/**
 * The keys and values of one text or of several, with room to append: each cache is [texts, heads, room, size]. They lie
 * by the place of their cache in the shape. `capacity`: how many positions of each text there is memory for; what is not
 * room lies unused behind it.
 */
export type AppendedRows = {
  readonly shape: CacheShape;
  readonly texts: number;
  readonly room: number;
  readonly capacity: number;
  readonly caches: ReadonlyMap<number, Float32Array>;
};

/** What a graph computed for some new tokens of each text: [texts, all heads' keys and values, tokens, size]. */
export type FreshRows = { readonly data: Float32Array; readonly tokens: number };

/** Empty places are computed too, so there are not to be many. */
const roomStep = 64;

/** Room for so many positions, in all caches or only in these. */
export function emptyRows(
  shape: CacheShape,
  texts: number,
  positions: number,
  caches: Iterable<number> = shape.caches.keys(),
): AppendedRows {
  return rowsWithin(shape, texts, stepsUpTo(positions), stepsUpTo(positions), caches);
}

/**
 * The same with room for so many positions; itself if there is room already, else the one given is not to be used any
 * more. `held` positions of each text are kept. Memory that was never touched costs several times as much as moving
 * what lies in some that was, so more of it is taken than is needed at once.
 */
export function withRoom(rows: AppendedRows, positions: number, held: readonly number[]): AppendedRows {
  if (positions <= rows.room) return rows;
  const { shape, texts, caches } = rows;
  const room = stepsUpTo(positions);
  if (room <= rows.capacity) return spreadOut(rows, room, held);
  const larger = rowsWithin(shape, texts, room, stepsUpTo(room + rows.room / 2), caches.keys());
  for (const [text, count] of held.entries()) copyPositions(rows, text, larger, text, count);
  return larger;
}

function rowsWithin(
  shape: CacheShape,
  texts: number,
  room: number,
  capacity: number,
  caches: Iterable<number>,
): AppendedRows {
  const floats = (at: number, positions: number) => texts * headsOf(shape, at) * positions * shape.size;
  const empty = (at: number) => new Float32Array(floats(at, capacity)).subarray(0, floats(at, room));
  return { shape, texts, room, capacity, caches: new Map(Array.from(caches, (at) => [at, empty(at)])) };
}

/** More room in the same memory: each head's positions move to where they begin now, the last head's first. */
function spreadOut(rows: AppendedRows, wanted: number, held: readonly number[]): AppendedRows {
  const { shape, texts, room } = rows;
  const { size } = shape;
  const caches = new Map<number, Float32Array>();
  for (const [at, { buffer }] of rows.caches) {
    const heads = headsOf(shape, at);
    const cache = new Float32Array(buffer, 0, texts * heads * wanted * size);
    for (let row = texts * heads - 1; row > 0; row -= 1) {
      const start = row * room * size;
      cache.copyWithin(row * wanted * size, start, start + (held[Math.floor(row / heads)] ?? 0) * size);
    }
    caches.set(at, cache);
  }
  return { ...rows, room: wanted, caches };
}

function stepsUpTo(positions: number): number {
  return Math.ceil(positions / roomStep) * roomStep;
}

function headsOf({ caches }: CacheShape, at: number): number {
  return caches[at]?.heads ?? 0;
}

/** Copies a text's positions before `end`, from `start` on, of all caches that there is room for. */
export function copyPositions(
  from: AppendedRows,
  text: number,
  to: AppendedRows,
  place: number,
  end: number,
  start = 0,
): void {
  if (start === end) return;
  const { size } = from.shape;
  for (const [at, cache] of to.caches) {
    const heads = headsOf(to.shape, at);
    for (let head = 0; head < heads; head += 1) {
      const positions = positionsOf(from, at, text, head, start, end);
      cache.set(positions, ((place * heads + head) * to.room + start) * size);
    }
  }
}

/** Writes what was computed for the text at `source` behind the `held` positions of the text at `place`. */
export function appendFresh(rows: AppendedRows, place: number, held: number, fresh: FreshRows, source: number): void {
  const { caches, size } = rows.shape;
  const length = fresh.tokens * size;
  const all = caches.reduce((sum, { heads }) => sum + heads, 0);
  for (const [at, cache] of rows.caches) {
    const { heads, first } = caches[at] as Cache;
    for (let head = 0; head < heads; head += 1) {
      const start = (source * all + first + head) * length;
      cache.set(fresh.data.subarray(start, start + length), ((place * heads + head) * rows.room + held) * size);
    }
  }
}

/**
 * Copies the last positions of a text's `held` ones, as many as the cache's heads look back, to the text at `place` of
 * [texts, heads, window - 1, size]; the last one comes last, and before the text's first one is nothing.
 */
export function copyLast(
  rows: AppendedRows,
  held: number,
  at: number,
  to: { readonly data: Float32Array; readonly place: number },
): void {
  const { heads, window } = rows.shape.caches[at] as Cache;
  const { size } = rows.shape;
  const places = (window ?? 1) - 1;
  const count = Math.min(held, places);
  for (let head = 0; head < heads; head += 1) {
    const start = (to.place * heads + head) * places * size;
    const begin = start + (places - count) * size;
    to.data.fill(0, start, begin);
    to.data.set(positionsOf(rows, at, 0, head, held - count, held), begin);
  }
}

function positionsOf(rows: AppendedRows, at: number, text: number, head: number, start: number, end: number) {
  const first = (text * headsOf(rows.shape, at) + head) * rows.room;
  const { size } = rows.shape;
  return (rows.caches.get(at) as Float32Array).subarray((first + start) * size, (first + end) * size);
}

export function bytesOf({ caches }: AppendedRows): number {
  return [...caches.values()].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
