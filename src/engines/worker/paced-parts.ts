import type { PartAt } from './protocol';

/** Parts on their way to the page. */
export interface PacedParts {
  add(part: PartAt): void;
  /** Nothing more comes for a while: what waits is sent now. */
  send(): void;
}

/** About as often as a screen shows something new, in milliseconds. */
const pace = 15;

/**
 * Lets words that come faster than a screen can show them travel together: a message costs a page about as much time as a
 * token costs a small model. The first words, and whatever is no words, go at once, and nothing overtakes.
 */
export function pacedParts(post: (part: PartAt) => void, now: () => number): PacedParts {
  /** By the place of their answer. */
  const waiting = new Map<number, string>();
  let sentAt = Number.NEGATIVE_INFINITY;

  function send(): void {
    if (waiting.size === 0) return;
    sentAt = now();
    for (const [at, text] of waiting) post({ at, part: { type: 'text', text } });
    waiting.clear();
  }

  return {
    send,
    add({ at, part }) {
      if (part.type !== 'text') {
        send();
        return post({ at, part });
      }
      waiting.set(at, (waiting.get(at) ?? '') + part.text);
      if (now() - sentAt >= pace) send();
    },
  };
}
