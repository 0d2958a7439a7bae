/** Waits that stand still while the run does. */
export type HeldWaits = {
  /** Resolves after so many milliseconds in which nothing was held, or early on abort. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Stands still, or goes on. */
  hold(held: boolean): void;
  /** For how many milliseconds it has stood still so far. */
  stoodStillFor(): number;
};

/** `now` in milliseconds, as the app's clock says. */
export function heldWaits(now: () => number): HeldWaits {
  const waits = new Set<{ hold(held: boolean): void }>();
  let isHeld = false;
  let heldSince = 0;
  let heldBefore = 0;
  return {
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        let left = milliseconds;
        let since = now();
        let timer: ReturnType<typeof setTimeout> | undefined;
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          waits.delete(wait);
          resolve();
        };
        const goOn = () => {
          since = now();
          timer = setTimeout(end, left);
        };
        const wait = {
          hold: (held: boolean) => {
            clearTimeout(timer);
            if (held) left = Math.max(0, left - (now() - since));
            else goOn();
          },
        };
        if (signal.aborted) return resolve();
        waits.add(wait);
        signal.addEventListener('abort', end, { once: true });
        if (!isHeld) goOn();
      }),
    hold: (held) => {
      if (held === isHeld) return;
      isHeld = held;
      if (held) heldSince = now();
      else heldBefore += now() - heldSince;
      for (const wait of [...waits]) wait.hold(held);
    },
    stoodStillFor: () => heldBefore + (isHeld ? now() - heldSince : 0),
  };
}
