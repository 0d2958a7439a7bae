import { DynamicCache, type Tensor } from '@huggingface/transformers';
import type { Batch } from './language-model';
import { type LengthenedMemory, lengthenedMemory, pastOf, rowFrom, sideBySide } from './lengthened-memory';

/** What a batch needs of its model. */
export type BatchModel = {
  /** The outputs for one more token in each row; a mask of 0 hides a position. */
  readonly run: (
    tokens: readonly number[],
    mask: readonly (readonly number[])[],
    cache: DynamicCache,
  ) => Promise<Readonly<Record<string, Tensor>>>;
  /** The logits of each row after its last token. */
  readonly logitsOf: (outputs: Readonly<Record<string, Tensor>>) => readonly Float32Array[];
};

/**
 * Memories as the rows of one key-value cache. The shorter ones have nothing at their beginning that is masked away, so
 * that all end at the same place. Null if they are not caches of attention in CPU memory.
 */
export function lengthenedBatch(memories: readonly LengthenedMemory[], { run, logitsOf }: BatchModel): Batch | null {
  const lengths = memories.map(({ tokens }) => tokens.length);
  const longest = Math.max(...lengths);
  const joined = sideBySide(memories, longest);
  if (joined === null) return null;
  const cache = new DynamicCache(joined);
  const starts = lengths.map((length) => longest - length);
  const texts = memories.map(({ tokens }) => [...tokens]);
  let width = longest;

  return {
    async forward(tokens) {
      const mask = starts.map((start) => Array.from({ length: width + 1 }, (_, at) => (at < start ? 0 : 1)));
      const outputs = await run(tokens, mask, cache);
      cache.update(pastOf(outputs));
      width += 1;
      for (const [row, token] of tokens.entries()) texts[row]?.push(token);
      return logitsOf(outputs);
    },
    memories: () => texts.map((text, row) => lengthenedMemory(rowFrom(cache, row, starts[row] ?? 0), text)),
  };
}
