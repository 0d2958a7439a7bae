export interface Gate {
  /**
   * Resolves with the way out when it is this caller's turn; the next one enters once it was called. Resolves with
   * null if the signal aborts first: then this caller was never inside.
   */
  enter(signal: AbortSignal): Promise<(() => void) | null>;
}

/** Lets one caller in at a time, in the order in which they came. */
export function gate(): Gate {
  const waiting: (() => void)[] = [];
  let taken = false;

  function wayOut(): () => void {
    let used = false;
    return () => {
      if (used) return;
      used = true;
      taken = false;
      waiting.shift()?.();
    };
  }

  return {
    enter(signal) {
      if (signal.aborted) return Promise.resolve(null);
      if (!taken) {
        taken = true;
        return Promise.resolve(wayOut());
      }
      return new Promise((resolve) => {
        const giveUp = () => {
          waiting.splice(waiting.indexOf(goIn), 1);
          resolve(null);
        };
        const goIn = () => {
          taken = true;
          signal.removeEventListener('abort', giveUp);
          resolve(wayOut());
        };
        waiting.push(goIn);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
  };
}
