/**
 * The part of the Prompt API that the engine uses (webmachinelearning.github.io/prompt-api, draft of June 2026): a model
 * that the browser brings, downloads and runs itself. Written down here because no library of types has it yet. Only
 * windows have it, workers do not.
 */
export interface LanguageModelMaker {
  availability(options?: CreateOptions): Promise<Availability>;
  create(options?: CreateOptions): Promise<LanguageModelSession>;
}

export type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

/**
 * `temperature` and `topK` are left out on purpose: on web pages they are ignored, and only extensions have them. How much
 * chance there is can be said in five steps, by browsers that know `samplingMode`; others ignore it.
 */
export type SamplingMode = 'most-predictable' | 'predictable' | 'balanced' | 'creative' | 'most-creative';

export type CreateOptions = {
  readonly samplingMode?: SamplingMode;
  /** A system message may only stand here, as the first. */
  readonly initialPrompts?: readonly SessionMessage[];
  /** Ends the making; aborted later, it destroys the session. */
  readonly signal?: AbortSignal;
  readonly monitor?: (monitor: EventTarget) => void;
};

export type SessionMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

export type PromptOptions = {
  readonly signal?: AbortSignal;
  /** A JSON schema or a RegExp. */
  readonly responseConstraint?: object;
};

/** A conversation with the model. Each prompt and its answer are added to it; both are taken out again by an abort. */
export interface LanguageModelSession {
  promptStreaming(input: readonly SessionMessage[], options?: PromptOptions): ReadableStream<string>;
  clone(options?: { readonly signal?: AbortSignal }): Promise<LanguageModelSession>;
  destroy(): void;
  /** Tokens that stand in the session, and how many can. Until 2026 they were called `inputUsage` and `inputQuota`. */
  readonly contextUsage?: number;
  readonly contextWindow?: number;
  readonly inputUsage?: number;
  readonly inputQuota?: number;
  /** How many tokens an input would take. Until 2026 it was called `measureInputUsage`. */
  measureContextUsage?(input: readonly SessionMessage[], options?: PromptOptions): Promise<number>;
  measureInputUsage?(input: readonly SessionMessage[], options?: PromptOptions): Promise<number>;
}

/** The browser's model; null where this browser has none. That there is one does not say that it runs on this machine. */
export function languageModelOf(scope: object): LanguageModelMaker | null {
  const found = (scope as { readonly LanguageModel?: Partial<LanguageModelMaker> }).LanguageModel;
  return typeof found?.create === 'function' && typeof found.availability === 'function'
    ? (found as LanguageModelMaker)
    : null;
}

export function usageOf({ contextUsage, inputUsage }: LanguageModelSession): number {
  return contextUsage ?? inputUsage ?? 0;
}

/** Infinity where the browser sets no limit. */
export function windowOf({ contextWindow, inputQuota }: LanguageModelSession): number {
  return contextWindow ?? inputQuota ?? Number.POSITIVE_INFINITY;
}

/** How many tokens an input would take, by the model's own count; an estimate from its bytes where the browser does not count. */
export async function measured(
  session: LanguageModelSession,
  input: readonly SessionMessage[],
  options: PromptOptions,
): Promise<number> {
  if (session.measureContextUsage !== undefined) return session.measureContextUsage(input, options);
  if (session.measureInputUsage !== undefined) return session.measureInputUsage(input, options);
  return Math.ceil(bytesIn(input) / usualBytesPerToken);
}

/** In UTF-8. */
export function bytesIn(messages: readonly { readonly content: string }[]): number {
  const encoder = new TextEncoder();
  return messages.reduce((sum, { content }) => sum + encoder.encode(content).length, 0);
}

/** What tokenizers of today's models come to on English and Chinese prose, roughly. */
export const usualBytesPerToken = 4;
