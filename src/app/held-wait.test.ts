import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heldWaits } from './held-wait';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function waitingFor(milliseconds: number) {
  const stopping = new AbortController();
  const waits = heldWaits(() => Date.now());
  const over = vi.fn();
  void waits.wait(milliseconds, stopping.signal).then(over);
  return { stopping, waits, over };
}

test('a wait takes its time', async () => {
  const { over } = waitingFor(3_000);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toHaveBeenCalledOnce();
});

test('while the run stands still, no time of it passes', async () => {
  const { waits, over } = waitingFor(3_000);
  await vi.advanceTimersByTimeAsync(1_000);
  waits.hold(true);
  await vi.advanceTimersByTimeAsync(60_000);
  waits.hold(false);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toHaveBeenCalled();
});

test('a wait that begins while the run stands still begins when it goes on', async () => {
  const waits = heldWaits(() => Date.now());
  const over = vi.fn();
  waits.hold(true);
  void waits.wait(1_000, new AbortController().signal).then(over);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(over).not.toHaveBeenCalled();
  waits.hold(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(over).toHaveBeenCalled();
});

test('it is known for how long the run has stood still, also while it does', async () => {
  const { waits } = waitingFor(1);
  expect(waits.stoodStillFor()).toBe(0);
  waits.hold(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(waits.stoodStillFor()).toBe(2_000);
  waits.hold(false);
  await vi.advanceTimersByTimeAsync(5_000);
  waits.hold(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(waits.stoodStillFor()).toBe(3_000);
});

test('a stop ends it at once, held or not', async () => {
  for (const held of [true, false]) {
    const { stopping, waits, over } = waitingFor(3_000);
    waits.hold(held);
    stopping.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(over).toHaveBeenCalled();
  }
});
