import type { RunId } from '../core';

/** Who may write a run. `release` gives it free for another tab; calling it twice, or when it is not `mine`, is fine. */
export type RunLock = { readonly mine: boolean; release(): void };

/**
 * Asks to be the one tab that writes this run. Resolves at once: `mine` is false while another tab has it. The browser
 * releases the lock by itself when a tab is closed or crashes. Where it has no locks, the run is always `mine`.
 */
export function lockRun(runId: RunId, locks: LockManager | undefined = globalThis.navigator?.locks): Promise<RunLock> {
  const unlocked: RunLock = { mine: true, release: () => undefined };
  if (locks === undefined) return Promise.resolve(unlocked);
  return new Promise((resolve) => {
    const answered = locks.request(`colloquy-${runId}`, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve({ mine: false, release: () => undefined });
      // The lock is held until the promise that is returned here resolves.
      return new Promise<void>((release) => resolve({ mine: true, release }));
    });
    answered.catch(() => resolve(unlocked));
  });
}
