import type { AnswerMaker } from './answer-maker';
import type { LanguageModel, Memory } from './language-model';
import { nextTurn } from './next-turn';

/** A text that is being read into a memory. */
export interface OpenText {
  /** Tokens at its beginning that did not have to be read. */
  readonly remembered: number;
  /** Tokens that were read or remembered. */
  readonly length: number;
  /** Reads on to the last of these tokens, and gives the logits after it; null if it was stopped. */
  logitsAfter(tokens: readonly number[], signal: AbortSignal): Promise<Float32Array | null>;
  /** A memory of its own of everything read so far; null where the model's cannot be copied. */
  copy(): Memory | null;
  /** Gives the memory to the shelf, unless the model failed in the middle of it. */
  close(): void;
}

/** A text that is read by itself. */
export function openText({ model, memories }: AnswerMaker, prompt: readonly number[]): OpenText {
  const memory = memories.take(prompt) ?? model.newMemory();
  const remembered = memory.tokens.length;
  let broken = false;

  return {
    remembered,
    get length() {
      return memory.tokens.length;
    },
    async logitsAfter(tokens, signal) {
      broken = true;
      const logits = await readOn(model, memory, tokens, signal);
      broken = false;
      return logits;
    },
    copy: () => memory.copyOfFirst(memory.tokens.length),
    close() {
      if (broken) memory.dispose();
      else memories.putBack(memory);
    },
  };
}

/** Reads what the memory does not hold yet, step by step; null if it was stopped. */
export async function readOn(
  model: LanguageModel,
  memory: Memory,
  tokens: readonly number[],
  signal: AbortSignal,
): Promise<Float32Array | null> {
  let logits: Float32Array | null = null;
  while (memory.tokens.length < tokens.length) {
    await nextTurn();
    if (signal.aborted) return null;
    const step = tokens.slice(memory.tokens.length, memory.tokens.length + model.tokensPerStep);
    logits = await model.forward(step, memory);
  }
  if (logits === null) throw new Error('Nothing is left to read, so there are no new logits.');
  return signal.aborted ? null : logits;
}
