/** A gate across a stream: whoever comes while it is held waits until it is let go. */
export interface Turnstile {
  hold(held: boolean): void;
  isHeld(): boolean;
  /** Resolves at once, or when it is let go, or when the signal aborts. */
  pass(signal: AbortSignal): Promise<void>;
}

export function turnstile(): Turnstile {
  let held = false;
  let waiting: (() => void)[] = [];
  return {
    hold(now) {
      held = now;
      if (held) return;
      for (const letGo of waiting) letGo();
      waiting = [];
    },
    isHeld: () => held,
    async pass(signal) {
      if (!held || signal.aborted) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    },
  };
}
