import type { TurnId } from '../core';
import type { Workshop } from './workshop';

/** Gathers streamed words and shows them at most once a frame. */
export function wordStream({ parts, words }: Workshop) {
  const waiting = new Map<TurnId, string>();
  let asked = false;
  const show = () => {
    asked = false;
    if (waiting.size === 0) return;
    const shown = new Map(words.getState());
    for (const [turnId, delta] of waiting) shown.set(turnId, (shown.get(turnId) ?? '') + delta);
    waiting.clear();
    words.setState(shown, true);
  };
  return {
    add: (turnId: TurnId, delta: string) => {
      waiting.set(turnId, (waiting.get(turnId) ?? '') + delta);
      if (asked) return;
      asked = true;
      parts.nextFrame(show);
    },
    end: (turnId: TurnId) => {
      waiting.delete(turnId);
      if (!words.getState().has(turnId)) return;
      const shown = new Map(words.getState());
      shown.delete(turnId);
      words.setState(shown, true);
    },
    clear: () => {
      waiting.clear();
      if (words.getState().size > 0) words.setState(new Map(), true);
    },
  };
}
