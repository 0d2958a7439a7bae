import type { CacheUse, Device } from '../../../core';
import type { AnswerMaker } from './answer-maker';
import type { Memory } from './language-model';
import { type OpenText, openText } from './open-text';

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
  end(): void;
}

/** `open` says how the text is read: by itself, unless told otherwise. */
export function reader(
  maker: AnswerMaker,
  prompt: readonly number[],
  signal: AbortSignal,
  open: (maker: AnswerMaker, prompt: readonly number[]) => OpenText = openText,
): Reader {
  const { device, now } = maker;
  const startedAt = now();
  const tokens = [...prompt];
  const text = open(maker, prompt);
  let firstTokenMilliseconds: number | null = null;

  return {
    device,
    promptTokens: prompt.length,
    get cache() {
      return text.remembered > 0 ? 'reused' : 'fresh';
    },
    tokens,
    add: (token) => tokens.push(token),
    logits: () => text.logitsAfter(tokens, signal),
    branch: () => text.copy(),
    choose() {
      firstTokenMilliseconds ??= now() - startedAt;
    },
    usage(completionTokens) {
      const milliseconds = now() - startedAt;
      return {
        promptTokens: prompt.length,
        prefillTokens: Math.min(text.length, prompt.length) - text.remembered,
        completionTokens,
        firstTokenMilliseconds: firstTokenMilliseconds ?? milliseconds,
        milliseconds,
      };
    },
    end: () => text.close(),
  };
}
