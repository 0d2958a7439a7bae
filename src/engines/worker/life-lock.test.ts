import { afterEach, expect, test, vi } from 'vitest';
import { holdLifeLock, watchLifeLock } from './life-lock';

type Wait = { readonly use: () => unknown; readonly resolve: (value: unknown) => void };

/** As a browser's locks are: one holder a name, the others wait in line; `die` is what happens to a terminated worker. */
function standInLocks() {
  const held = new Map<string, Wait[]>();
  const grant = async (name: string, { use, resolve }: Wait) => {
    resolve(await use());
    next(name);
  };
  function next(name: string): void {
    const waiting = held.get(name)?.shift();
    if (waiting === undefined) held.delete(name);
    else void grant(name, waiting);
  }
  return {
    die: next,
    request(name: string, ...rest: [() => unknown] | [{ signal: AbortSignal }, () => unknown]) {
      const use = rest.at(-1) as () => unknown;
      const signal = rest.length === 2 ? rest[0].signal : null;
      return new Promise((resolve, reject) => {
        const wait = { use, resolve };
        const line = held.get(name);
        if (line === undefined) {
          held.set(name, []);
          void grant(name, wait);
          return;
        }
        line.push(wait);
        signal?.addEventListener('abort', () => {
          line.splice(line.indexOf(wait), 1);
          reject(signal.reason);
        });
      });
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

test('the page learns of a death once the lock is given back, and not before', async () => {
  const locks = standInLocks();
  vi.stubGlobal('navigator', { locks });
  expect(await holdLifeLock('a')).toBe(true);
  const died = vi.fn();
  watchLifeLock('a', died, new AbortController().signal);
  await settled();
  expect(died).not.toHaveBeenCalled();
  locks.die('a');
  await settled();
  expect(died).toHaveBeenCalledOnce();
});

test('a watch that was ended tells nothing', async () => {
  const locks = standInLocks();
  vi.stubGlobal('navigator', { locks });
  await holdLifeLock('a');
  const died = vi.fn();
  const end = new AbortController();
  watchLifeLock('a', died, end.signal);
  end.abort();
  locks.die('a');
  await settled();
  expect(died).not.toHaveBeenCalled();
});

test('without locks there is nothing to hold, and the pings must do', async () => {
  vi.stubGlobal('navigator', {});
  expect(await holdLifeLock('a')).toBe(false);
  expect(() => watchLifeLock('a', () => {}, new AbortController().signal)).not.toThrow();
});

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
