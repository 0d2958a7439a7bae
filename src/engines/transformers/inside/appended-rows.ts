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

/** Empty places are computed too, so there are not to be many. */
const roomStep = 64;

export function emptyRows(shape: CacheShape, texts: number, positions: number): AppendedRows {
  return rowsWithin(shape, texts, stepsUpTo(positions), stepsUpTo(positions));
}

/**
 * The same with room for so many positions; itself if there is room already, else the one given is not to be used any
 * more. `held` positions of each text are kept. Memory that was never touched costs several times as much as moving
 * what lies in some that was, so more of it is taken than is needed at once.
 */
export function withRoom(rows: AppendedRows, positions: number, held: readonly number[]): AppendedRows {
  if (positions <= rows.room) return rows;
  const { shape, texts } = rows;
  const room = stepsUpTo(positions);
  if (room <= capacityOf(rows)) return spreadOut(rows, room, held);
  const larger = rowsWithin(shape, texts, room, stepsUpTo(room + rows.room / 2));
  for (const [text, count] of held.entries()) copyPositions(rows, text, larger, text, count);
  return larger;
}

/** How many positions of each text the arrays have memory for; the rest of it lies unused behind them. */
export function capacityOf({ shape, texts, caches: [cache] }: AppendedRows): number {
  return (cache?.buffer.byteLength ?? 0) / (texts * shape.heads * shape.size * Float32Array.BYTES_PER_ELEMENT);
}

function rowsWithin(shape: CacheShape, texts: number, room: number, capacity: number): AppendedRows {
  const floats = texts * shape.heads * shape.size;
  const empty = () => new Float32Array(floats * capacity).subarray(0, floats * room);
  return { shape, texts, room, caches: Array.from({ length: shape.caches }, empty) };
}

/** More room in the same memory: each head's positions move to where they begin now, the last head's first. */
function spreadOut(
  { shape, texts, room, caches }: AppendedRows,
  wanted: number,
  held: readonly number[],
): AppendedRows {
  const { heads, size } = shape;
  const spread = caches.map(({ buffer }) => {
    const cache = new Float32Array(buffer, 0, texts * heads * wanted * size);
    for (let row = texts * heads - 1; row > 0; row -= 1) {
      const start = row * room * size;
      cache.copyWithin(row * wanted * size, start, start + (held[Math.floor(row / heads)] ?? 0) * size);
    }
    return cache;
  });
  return { shape, texts, room: wanted, caches: spread };
}

function stepsUpTo(positions: number): number {
  return Math.ceil(positions / roomStep) * roomStep;
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
  return caches.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
