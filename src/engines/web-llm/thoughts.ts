import type { PromptMessage } from '../../core';

/** What the library puts at the head of a reply to make a model of the Qwen3 family answer without thinking aloud first. */
const noThoughts = '<think>\n\n</think>\n\n';

/** The tokens of `noThoughts`, which count against `max_tokens`. */
export const noThoughtsTokens = 4;

/** Models that think aloud unless told not to; the thoughts would use up a turn's tokens and stand in its message. */
export function thinksAloud(libraryId: string): boolean {
  return /^Qwen3(\.\d)?-/.test(libraryId);
}

/** The reply without the empty thoughts at its head. */
export function spokenPart(reply: string): string {
  return reply.startsWith(noThoughts) ? reply.slice(noThoughts.length) : reply;
}

/**
 * Remembers replies as the library keeps them, so that a transcript which holds only what was spoken still finds the
 * library's cache, which is compared word for word.
 */
export interface ReplyMemory {
  remember(reply: string): void;
  restored(messages: readonly PromptMessage[]): readonly PromptMessage[];
}

const repliesRemembered = 1_000;

export function replyMemory(): ReplyMemory {
  const bySpokenPart = new Map<string, string>();
  return {
    remember(reply) {
      const spoken = spokenPart(reply);
      if (spoken === reply) return;
      if (bySpokenPart.size >= repliesRemembered) bySpokenPart.clear();
      bySpokenPart.set(spoken, reply);
    },
    restored: (messages) =>
      messages.map((message) =>
        message.role === 'assistant'
          ? { ...message, content: bySpokenPart.get(message.content) ?? message.content }
          : message,
      ),
  };
}
