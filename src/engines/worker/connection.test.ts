import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Engine, failure } from '../../core';
import { request } from '../engine-contract';
import { scriptedEngine } from '../scripted';
import { connect, usualPatience } from './connection';
import { hostEngine } from './host';
import type { FromWorker, HostScope, Order, ToWorker, WorkerLike } from './protocol';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { messages } = request('scripted/script');
const score: Order = {
  type: 'score',
  request: { modelId: 'scripted/script', messages, text: 'A long one.', alternatives: 1 },
};
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

/** A connection to the engine in a worker whose messages cross at once: whatever passes is time. */
function connectedTo(engineOf: (worked: () => void) => Engine) {
  const toPage: ((event: { readonly data: FromWorker }) => void)[] = [];
  const toWorker: ((event: { readonly data: ToWorker }) => void)[] = [];
  const scope: HostScope = {
    postMessage: (data) => {
      for (const listener of toPage) listener({ data });
    },
    addEventListener: (_, listener) => void toWorker.push(listener),
  };
  hostEngine((_settings, _retire, worked) => engineOf(worked), scope);
  const worker: WorkerLike = {
    postMessage: (data) => {
      for (const listener of toWorker) listener({ data });
    },
    addEventListener: (type: string, listener: (event: { readonly data: FromWorker }) => void) => {
      if (type === 'message') toPage.push(listener);
    },
    terminate() {},
  };
  return connect({ startWorker: () => worker, settings: null, patience: usualPatience });
}

/** Computes a step a minute for so many minutes, and then never again; done after `needs` of them. */
const scoring = ({ works, needs }: { readonly works: number; readonly needs: number }) =>
  connectedTo((worked) => ({
    ...scriptedEngine(['Never said.']),
    async *score() {
      for (let minute = 1; minute <= needs; minute += 1) {
        await new Promise((resolve) => setTimeout(resolve, 60_000));
        if (minute > works) await new Promise(() => {});
        worked();
      }
      yield { type: 'scored', tokens: [], device: 'cpu' };
    },
  }));

test('a score that takes an hour and computes all the while comes to its end', async () => {
  const part = scoring({ works: 60, needs: 60 }).give(score).next();
  await minutes(61);
  expect(await part).toMatchObject({ part: { type: 'scored' } });
});

test('a score that stops computing counts as silent five minutes later, and not before', async () => {
  const connection = scoring({ works: 30, needs: 60 });
  let end: unknown = null;
  void connection
    .give(score)
    .next()
    .then(({ part }) => {
      end = part;
    });
  await minutes(34.9);
  expect(end).toBe(null);
  expect(connection.isGone()).toBe(false);
  await minutes(0.3);
  expect(end).toEqual({
    type: 'failure',
    failure: failure('engine/worker-silent', 'The engine gave no sign of work.'),
  });
  expect(connection.isGone()).toBe(true);
});

test('what was computed is told once: an engine that worked long ago is not at work', async () => {
  const told: FromWorker[] = [];
  let hear = (_: { readonly data: ToWorker }) => {};
  let work = () => {};
  hostEngine(
    (_settings, _retire, worked) => {
      work = worked;
      return scriptedEngine(['Hello.']);
    },
    {
      postMessage: (message) => void told.push(message),
      addEventListener: (_, listener) => {
        hear = listener;
      },
    },
  );
  hear({ data: { type: 'start', settings: null, lifeLock: 'lock' } });
  work();
  hear({ data: { type: 'ping' } });
  hear({ data: { type: 'ping' } });
  expect(told.filter(({ type }) => type === 'pong')).toEqual([
    { type: 'pong', worked: true },
    { type: 'pong', worked: false },
  ]);
});
