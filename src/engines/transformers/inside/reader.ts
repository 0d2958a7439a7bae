import type { CacheUse, Device } from '../../../core';
import type { LanguageModel, Memory } from './language-model';
import type { MemoryShelf } from './memory-shelf';
import { nextTurn } from './next-turn';

export type AnswerMaker = {
  readonly model: LanguageModel;
  readonly memories: MemoryShelf;
  readonly device: Device;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
};

/** Reads tokens into a memory, only as far as somebody asks for logits. */
export interface Reader {
  readonly device: Device;
  readonly promptTokens: number;
  /** Whether any of the prompt was remembered. */
  readonly cache: CacheUse;
  /** The prompt and what was added. */
  readonly tokens: readonly number[];
  add(token: number): void;
  /** The logits after the last token; null if it was stopped. */
  logits(): Promise<Float32Array | null>;
  /** Notes when the first token was chosen. */
  choose(): void;
  usage(completionTokens: number): {
    promptTokens: number;
    prefillTokens: number;
    completionTokens: number;
    firstTokenMilliseconds: number;
    milliseconds: number;
  };
  /** A memory of its own of everything read so far; null where the model's cannot be copied. */
  branch(): Memory | null;
  /** Gives the memory to the shelf, unless the model failed in the middle of it. */
  end(memories: MemoryShelf): void;
}

export function reader(
  { model, memories, device, now }: AnswerMaker,
  prompt: readonly number[],
  signal: AbortSignal,
): Reader {
  const startedAt = now();
  const tokens = [...prompt];
  const memory: Memory = memories.take(prompt) ?? model.newMemory();
  const remembered = memory.tokens.length;
  let prefillTokens = 0;
  let firstTokenMilliseconds: number | null = null;
  let broken = false;

  return {
    device,
    promptTokens: prompt.length,
    cache: remembered > 0 ? 'reused' : 'fresh',
    tokens,
    add: (token) => tokens.push(token),
    async logits() {
      let logits: Float32Array | null = null;
      while (memory.tokens.length < tokens.length) {
        await nextTurn();
        if (signal.aborted) return null;
        const step = tokens.slice(memory.tokens.length, memory.tokens.length + model.tokensPerStep);
        broken = true;
        logits = await model.forward(step, memory);
        broken = false;
        prefillTokens = Math.min(memory.tokens.length, prompt.length) - remembered;
      }
      if (logits === null) throw new Error('Nothing is left to read, so there are no new logits.');
      return signal.aborted ? null : logits;
    },
    branch: () => memory.copyOfFirst(memory.tokens.length),
    choose() {
      firstTokenMilliseconds ??= now() - startedAt;
    },
    usage(completionTokens) {
      const milliseconds = now() - startedAt;
      return {
        promptTokens: prompt.length,
        prefillTokens,
        completionTokens,
        firstTokenMilliseconds: firstTokenMilliseconds ?? milliseconds,
        milliseconds,
      };
    },
    end(shelf) {
      if (broken) memory.dispose();
      else shelf.putBack(memory);
    },
  };
}
