/** What one request took. Tokens are the model's own. */
export type Usage = {
  /** The whole prompt. */
  readonly promptTokens: number;
  /** The part of the prompt that had to be computed now, because no cache held it. */
  readonly prefillTokens: number;
  readonly completionTokens: number;
  /** From the request to the first token, waiting in the queue left out. */
  readonly firstTokenMilliseconds: number;
  /** From the request to the last token, waiting in the queue left out. */
  readonly milliseconds: number;
};

/** The tokens that a model wrote for a turn that it finished: what was said, and what it was asked besides. */
export function tokensOf({ usage, besides }: { readonly usage: Usage; readonly besides?: Usage }): number {
  return usage.completionTokens + (besides?.completionTokens ?? 0);
}

/** Where a model computes. `browser`: in the browser's own part, which does not say where; `none`: a scripted engine, which computes nothing. */
export type Device = 'webgpu' | 'wasm' | 'cpu' | 'browser' | 'none';

/**
 * What became of the key-value cache. `reused`: the prompt went on where it ended; `fresh`: there was none yet. Else why
 * it was reset: the prompt does not go on where the cache ends (`other-conversation`); an earlier message differs from
 * what it holds (`other-words`); the last answer ended by its length (`cut-answer`), or was stopped or broke off
 * (`stopped-answer`); the library resets for a grammar (`constrained`); the model was loaded anew (`lost`).
 */
export const cacheUses = [
  'reused',
  'fresh',
  'reset-other-conversation',
  'reset-other-words',
  'reset-cut-answer',
  'reset-stopped-answer',
  'reset-constrained',
  'reset-lost',
] as const;
export type CacheUse = (typeof cacheUses)[number];
