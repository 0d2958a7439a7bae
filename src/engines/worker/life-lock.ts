/**
 * A terminated worker says nothing: no event fires on the page. But the browser gives its Web Locks back at once, even
 * if it died in the middle of a computation. So the worker holds a lock for as long as it lives, and the page queues
 * for the same lock: whoever gets it knows.
 */

/** Worker side: takes the lock and never gives it back. False where the browser has no locks (an insecure page, Node). */
export function holdLifeLock(name: string): Promise<boolean> {
  const locks = lockManager();
  if (locks === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const forever = new Promise<void>(() => {});
    const taken = () => {
      resolve(true);
      return forever;
    };
    locks.request(name, taken).catch(() => resolve(false));
  });
}

/** Page side: calls `onDeath` once, when the holder is gone. The signal ends the watch. */
export function watchLifeLock(name: string, onDeath: () => void, signal: AbortSignal): void {
  // An aborted wait rejects, which is how a watch is meant to end.
  lockManager()
    ?.request(name, { signal }, () => onDeath())
    .catch(() => {});
}

function lockManager(): LockManager | undefined {
  return (globalThis as { navigator?: { locks?: LockManager } }).navigator?.locks;
}
