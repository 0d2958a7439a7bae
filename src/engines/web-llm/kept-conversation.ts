import type { PromptMessage } from '../../core';

/**
 * Mirrors what the library keeps in its cache after an answer: it computes only the new message if everything before
 * it is, word for word, the conversation that it holds, and the answer was finished. It does not say whether it did;
 * this does, and knows how long the whole context is.
 */
export interface KeptConversation {
  /** Tokens of the next prompt that are in the cache already; 0 if it will be computed from the start. */
  reusedTokens(messages: readonly PromptMessage[]): number;
  answered(answer: {
    readonly messages: readonly PromptMessage[];
    readonly reply: string;
    readonly ended: 'stop' | 'length';
    readonly prefillTokens: number;
    readonly completionTokens: number;
  }): void;
  /** After an answer that was stopped or broke off, and after every load. */
  forget(): void;
}

export function keptConversation(): KeptConversation {
  let kept: { readonly messages: readonly PromptMessage[]; readonly tokens: number } | null = null;

  function reusedTokens(messages: readonly PromptMessage[]): number {
    if (kept === null || kept.messages.length !== messages.length - 1) return 0;
    return kept.messages.every((message, index) => isSame(message, messages[index])) ? kept.tokens : 0;
  }

  return {
    reusedTokens,
    answered({ messages, reply, ended, prefillTokens, completionTokens }) {
      const before = reusedTokens(messages);
      // The last token of an answer was drawn but never computed: it is not in the cache.
      const tokens = before + prefillTokens + completionTokens - 1;
      kept = ended === 'stop' ? { messages: [...messages, { role: 'assistant', content: reply }], tokens } : null;
    },
    forget() {
      kept = null;
    },
  };
}

function isSame(one: PromptMessage, other: PromptMessage | undefined): boolean {
  return one.role === other?.role && one.content === other.content;
}
