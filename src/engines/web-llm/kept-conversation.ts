import type { CacheUse, PromptMessage } from '../../core';

/** What becomes of the library's cache with a prompt. */
export type Forecast = {
  readonly use: CacheUse;
  /** Tokens of the prompt that are in the cache already; 0 unless it is reused. */
  readonly heldTokens: number;
};

export type Answered = {
  readonly messages: readonly PromptMessage[];
  /** Word for word as the library keeps it. */
  readonly reply: string;
  readonly ended: 'stop' | 'length';
  readonly prefillTokens: number;
  readonly completionTokens: number;
};

/**
 * Mirrors what the library keeps in its cache after an answer: it computes only the new message if everything before
 * it is, word for word, the conversation that it holds, and the answer was finished. It does not say whether it did;
 * this knows before the request, and how long the whole context is. A grammar changes nothing about it.
 */
export interface KeptConversation {
  /** What will become of the cache. */
  forecast(messages: readonly PromptMessage[]): Forecast;
  /**
   * Notes an answer, and tells what became of the cache: what was forecast, unless the tokens that the library computed
   * say otherwise beyond doubt. Then the library is right.
   */
  answered(answer: Answered): Forecast;
  /** After an answer that was stopped or broke off. */
  brokeOff(): void;
}

type Kept =
  | { readonly type: 'nothing' }
  | { readonly type: 'broken-off' }
  | {
      readonly type: 'conversation';
      readonly messages: readonly PromptMessage[];
      readonly tokens: number;
      readonly ended: 'stop' | 'length';
    };

/** The most tokens that a template puts around a message and before its answer. */
const templateTokens = 24;

export function keptConversation(): KeptConversation {
  let kept: Kept = { type: 'nothing' };

  function forecast(messages: readonly PromptMessage[]): Forecast {
    if (kept.type === 'nothing') return { use: 'fresh', heldTokens: 0 };
    if (kept.type === 'broken-off') return { use: 'reset-stopped-answer', heldTokens: 0 };
    const difference = differenceOf(kept.messages, messages.slice(0, -1));
    if (difference !== null) return { use: `reset-${difference}`, heldTokens: 0 };
    return kept.ended === 'length'
      ? { use: 'reset-cut-answer', heldTokens: 0 }
      : { use: 'reused', heldTokens: kept.tokens };
  }

  function happened({ messages, prefillTokens }: Answered): Forecast {
    const expected = forecast(messages);
    if (kept.type !== 'conversation') return expected;
    if (expected.use === 'reused' && prefillTokens >= kept.tokens && prefillTokens > mostTokensOfLast(messages, kept)) {
      return { use: 'reset-other-words', heldTokens: 0 };
    }
    // The conversation stands in the prompt as a whole: whoever read the prompt from its start computed more than this.
    if (expected.use === 'reset-cut-answer' && prefillTokens < kept.tokens / 2) {
      return { use: 'reused', heldTokens: kept.tokens };
    }
    return expected;
  }

  return {
    forecast,
    answered(answer) {
      const { messages, reply, ended, prefillTokens, completionTokens } = answer;
      const use = happened(answer);
      // The last token of an answer was drawn but never computed: it is not in the cache.
      const tokens = use.heldTokens + prefillTokens + completionTokens - 1;
      kept = { type: 'conversation', messages: [...messages, { role: 'assistant', content: reply }], tokens, ended };
      return use;
    },
    brokeOff() {
      kept = { type: 'broken-off' };
    },
  };
}

/**
 * Why the library does not take one list of messages for the other; null if it does. `other-words`: most of the messages
 * are the same, so one was rewritten. Otherwise it is another conversation, or another part of this one.
 */
function differenceOf(
  held: readonly PromptMessage[],
  asked: readonly PromptMessage[],
): 'other-words' | 'other-conversation' | null {
  if (held.length !== asked.length) return 'other-conversation';
  const same = held.filter((message, index) => isSame(message, asked[index])).length;
  if (same === held.length) return null;
  return same * 2 >= held.length ? 'other-words' : 'other-conversation';
}

function isSame(one: PromptMessage, other: PromptMessage | undefined): boolean {
  return one.role === other?.role && one.content === other.content;
}

/** Twice what the last message should come to, by the tokens that a byte has cost so far: other scripts cost more. */
function mostTokensOfLast(messages: readonly PromptMessage[], held: Extract<Kept, { type: 'conversation' }>): number {
  const tokensPerByte = held.tokens / Math.max(1, bytesOf(held.messages));
  return templateTokens + 2 * tokensPerByte * bytesOf(messages.slice(-1));
}

function bytesOf(messages: readonly PromptMessage[]): number {
  const encoder = new TextEncoder();
  return messages.reduce((bytes, { content }) => bytes + encoder.encode(content).length, 0);
}
