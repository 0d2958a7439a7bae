import { expect, test } from 'vitest';
import type { RunId } from '../core';
import { lockRun } from './run-lock';

const runId = 'run-1' as RunId;

test('one tab at a time has a run, and another gets it when it is released', async () => {
  const locks = browserLocks();
  const one = await lockRun(runId, locks);
  const other = await lockRun(runId, locks);
  const elsewhere = await lockRun('run-2' as RunId, locks);
  expect([one.mine, other.mine, elsewhere.mine]).toEqual([true, false, true]);
  other.release();
  expect((await lockRun(runId, locks)).mine).toBe(false);
  one.release();
  one.release();
  await Promise.resolve();
  expect((await lockRun(runId, locks)).mine).toBe(true);
});

test('a browser without locks, or one that denies them, lets the run be written', async () => {
  expect((await lockRun(runId, undefined)).mine).toBe(true);
  const denying = { request: () => Promise.reject(new DOMException('No.', 'SecurityError')) };
  expect((await lockRun(runId, denying as unknown as LockManager)).mine).toBe(true);
});

/** As the specification has it, for requests with `ifAvailable`. */
function browserLocks(): LockManager {
  const taken = new Set<string>();
  const request = async (name: string, _options: LockOptions, granted: (lock: Lock | null) => unknown) => {
    if (taken.has(name)) return granted(null);
    taken.add(name);
    await granted({ name, mode: 'exclusive' });
    taken.delete(name);
  };
  return { request, query: async () => ({}) } as unknown as LockManager;
}
