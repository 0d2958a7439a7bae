import type { PromptMessage } from '../../../core';
import type { Vocabulary } from './json/vocabulary';
import type { SamplingHabits } from './sampling';
import type { SentenceMarks } from './sentence-starts';

/** A loaded model as the answering loop needs it: tokens in, logits out. */
export interface LanguageModel {
  /** Prompt and answer together. */
  readonly contextTokens: number;
  /** Any of these ends an answer. */
  readonly endTokens: ReadonlySet<number>;
  /** What the makers of the model recommend. */
  readonly habits: SamplingHabits;
  /** Only asked for where `habits.freshStart` is set. */
  sentenceMarks(): SentenceMarks;
  /** Only asked for where an answer is to be JSON. */
  vocabulary(): Vocabulary;
  /** The most tokens computed in one step of the prompt: between steps the worker listens. */
  readonly tokensPerStep: number;
  /** The whole prompt, with the cue that lets the model begin its answer. */
  promptTokens(messages: readonly PromptMessage[]): readonly number[];
  /** The tokens of a text as it would be written in an answer. */
  tokensOf(text: string): readonly number[];
  /** Without special tokens. Bytes that are no whole character yet come out as U+FFFD. */
  textOf(tokens: readonly number[]): string;
  newMemory(): Memory;
  /** Computes the tokens after those that the memory holds, adds them to it, and gives the logits after the last one; throws `NoNumbers` if they are none. */
  forward(tokens: readonly number[], memory: Memory): Promise<Float32Array>;
  /**
   * Adds tokens to the memory as `forward` does, and gives the sum of their text states: what is averaged over a text and
   * made as long as 1 is its vector. Absent where the model's graph has no such output.
   */
  textStates?(tokens: readonly number[], memory: Memory): Promise<Float32Array>;
  /** Lays memories side by side, which are not to be used any more then; null where they cannot lie so (on the GPU). */
  sideBySide(memories: readonly Memory[]): Batch | null;
  dispose(): Promise<void>;
}

/** Memories that grow together, by one token each in one step of the model. */
export interface Batch {
  /** One token for each memory, in their order; gives the logits after each. They may be no numbers: a row's trouble is its own. */
  forward(tokens: readonly number[]): Promise<readonly Float32Array[]>;
  /** Each for itself again, in their order; the batch is not to be used any more. */
  memories(): readonly Memory[];
}

/** What a model keeps of the tokens that it has read: its key-value cache, beside the tokens themselves. */
export interface Memory {
  readonly tokens: readonly number[];
  readonly bytes: number;
  /** A memory of the first tokens only, or null where that cannot be had (it lies on the GPU, or sums its past up). */
  copyOfFirst(count: number): Memory | null;
  dispose(): void;
}
