/**
 * Waits for something that a signal may call off, with a signal of its own: the one that a session was made with destroys
 * the session whenever it is aborted, long after.
 */
export async function untilSettled<Value>(
  signal: AbortSignal,
  begin: (own: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const own = new AbortController();
  const callOff = () => own.abort();
  if (signal.aborted) callOff();
  signal.addEventListener('abort', callOff, { once: true });
  try {
    return await unlessStopped(begin(own.signal), own.signal);
  } finally {
    signal.removeEventListener('abort', callOff);
  }
}

/** Rejects as soon as the signal aborts, also where the browser takes its time to. */
export function unlessStopped<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
