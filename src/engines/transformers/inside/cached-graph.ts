import type { Batch, Memory } from './language-model';

/** A model's graph together with how it keeps what it has read. Its logits and states may be no numbers. */
export interface CachedGraph {
  newMemory(): Memory;
  /** Computes the tokens after those that the memory holds, adds them to it, and gives the logits after the last one. */
  forward(tokens: readonly number[], memory: Memory): Promise<Float32Array>;
  /** Adds tokens as `forward` does, and gives the sum of their text states; null where the graph has none. */
  readonly textStates: ((tokens: readonly number[], memory: Memory) => Promise<Float32Array>) | null;
  /** Lays memories side by side, which are not to be used any more then; null where they cannot lie so. */
  sideBySide(memories: readonly Memory[]): Batch | null;
}
