import {
  type AppendedRows,
  appendFresh,
  bytesOf,
  type CacheShape,
  copyPositions,
  emptyRows,
  type FreshRows,
  withRoom,
} from './appended-rows';
import type { Memory } from './language-model';

/** What a graph computed for new tokens: keys and values, and the keys of each token as they are before smearing. */
export type Fresh = FreshRows & { readonly unsmeared: Float32Array };

/** Keys and values that lie on the page's side of the runtime, where they grow. */
export interface AppendedMemory extends Memory {
  readonly rows: AppendedRows;
  /** The last token's keys before smearing, which the next token's are smeared with; zeros before the first. */
  unsmearedBefore(): Float32Array;
  /** Takes over what was computed for these tokens, as the text at `source` of all that were computed together. */
  append(tokens: readonly number[], fresh: Fresh, source: number): void;
}

/** An empty memory. `width`: how many numbers the unsmeared keys of a token are. */
export function appendedMemory(shape: CacheShape, width: number): AppendedMemory {
  return memoryWith(emptyRows(shape, 1, 0), new Float32Array(0), [], width);
}

function memoryWith(
  firstRows: AppendedRows,
  firstUnsmeared: Float32Array,
  tokens: number[],
  width: number,
): AppendedMemory {
  let rows = firstRows;
  /** Of every token, because the text may be cut anywhere. */
  let unsmeared = firstUnsmeared;

  return {
    tokens,
    get rows() {
      return rows;
    },
    get bytes() {
      return bytesOf(rows) + unsmeared.byteLength;
    },
    unsmearedBefore: () =>
      tokens.length === 0
        ? new Float32Array(width)
        : unsmeared.subarray((tokens.length - 1) * width, tokens.length * width),
    append(more, fresh, source) {
      const held = tokens.length;
      rows = withRoom(rows, held + more.length, [held]);
      if (unsmeared.length < rows.room * width) {
        const larger = new Float32Array(rows.capacity * width);
        larger.set(unsmeared);
        unsmeared = larger;
      }
      appendFresh(rows, 0, held, fresh, source);
      const start = source * fresh.tokens * width;
      unsmeared.set(fresh.unsmeared.subarray(start, start + more.length * width), held * width);
      tokens.push(...more);
    },
    copyOfFirst(count) {
      const copy = emptyRows(rows.shape, 1, count);
      copyPositions(rows, 0, copy, 0, count);
      const keys = new Float32Array(copy.room * width);
      keys.set(unsmeared.subarray(0, count * width));
      return memoryWith(copy, keys, tokens.slice(0, count), width);
    },
    dispose() {
      rows = emptyRows(rows.shape, 1, 0);
      unsmeared = new Float32Array(0);
    },
  };
}
