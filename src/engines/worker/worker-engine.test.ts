import { expect, test, vi } from 'vitest';
import { failure } from '../../core';
import { all, engineContract, request } from '../engine-contract';
import { type ScriptedAnswer, scriptedEngine } from '../scripted';
import { workerEngine } from './client';
import { hostEngine } from './host';
import type { WorkerLike } from './protocol';
import { standInWorker } from './stand-in-worker';

const modelId = 'scripted/script';
const never = () => new AbortController().signal;
const quick = { pingEveryMilliseconds: 5, pings: 4, pingsWithoutNews: 20 };
const card = {
  id: modelId,
  name: 'Script',
  origin: 'bundled',
  contextTokens: 4096,
  downloadBytes: 0,
  memoryBytes: 0,
  needs: [],
} as const;

/** A scripted engine behind a stand-in worker; `workers` are those that were started. */
function inWorkers(answersOf: (start: number) => readonly ScriptedAnswer[]) {
  const workers: WorkerLike[] = [];
  const engine = workerEngine({
    kinds: ['scripted'],
    models: [card],
    patience: quick,
    together: true,
    embeds: true,
    startWorker: () => {
      const script = answersOf(workers.length);
      const worker = standInWorker((scope) =>
        hostEngine((_settings, retire) => {
          const inside = scriptedEngine(script, { together: true, embeds: true });
          if (script[0] === 'Then I retire.') retire();
          return inside;
        }, scope),
      );
      workers.push(worker);
      return worker;
    },
  });
  return { engine, workers };
}

engineContract('an engine behind a worker', () => ({
  engine: inWorkers(() => ['I like trains a great deal.']).engine,
  modelId,
}));

test('the worker starts with the first request', async () => {
  const { engine, workers } = inWorkers(() => ['Hello there.']);
  await engine.models();
  expect(workers).toHaveLength(0);
  await all(engine.load(modelId, never()));
  await all(engine.generate(request(modelId), never()));
  expect(workers).toHaveLength(1);
});

test('a worker that is terminated in the middle of an answer is replaced', async () => {
  const { engine, workers } = inWorkers((start) =>
    start === 0 ? [{ type: 'hang', after: 'I was about' }] : ['Back again.'],
  );
  const parts: unknown[] = [];
  for await (const part of engine.generate(request(modelId), never())) {
    parts.push(part);
    workers[0]?.terminate();
  }
  expect(parts.at(-1)).toMatchObject({ type: 'failure', failure: { code: 'engine/worker-silent' } });
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Back again.' });
  expect(workers).toHaveLength(2);
});

test('an engine that answers pings but never works counts as silent', async () => {
  const { engine } = inWorkers((start) => (start === 0 ? [{ type: 'hang' }] : ['Back again.']));
  const end = (await all(engine.generate(request(modelId), never()))).at(-1);
  expect(end).toMatchObject({ type: 'failure', failure: { code: 'engine/worker-silent' } });
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Back again.' });
});

test('a worker that cannot be started is a failure, not an error', async () => {
  let starts = 0;
  const engine = workerEngine({
    kinds: ['scripted'],
    models: [card],
    startWorker: () => {
      starts += 1;
      if (starts === 1) throw new Error('Workers are not allowed here.');
      return standInWorker((scope) => hostEngine(() => scriptedEngine(['Here now.']), scope));
    },
  });
  const end = (await all(engine.load(modelId, never()))).at(-1);
  expect(end).toEqual({
    type: 'failure',
    failure: failure('engine/worker-dead', 'The worker could not be started: Workers are not allowed here.'),
  });
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Here now.' });
});

test('an error inside the engine crosses as data, and an engine that threw is not asked again', async () => {
  const { engine, workers } = inWorkers((start) => (start === 0 ? [] : ['I am new.']));
  const end = (await all(engine.generate(request(modelId), never()))).at(-1);
  expect(end).toEqual({ type: 'failure', failure: failure('engine/failed', 'Error: The script is empty.') });
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'I am new.' });
  expect(workers).toHaveLength(2);
});

test('a worker that asks to be replaced between two orders is not given the second', async () => {
  const asks: (() => void)[] = [];
  const engine = workerEngine({
    kinds: ['scripted'],
    models: [card],
    startWorker: () =>
      standInWorker((scope) =>
        hostEngine((_settings, retire) => scriptedEngine([`Number ${asks.push(retire)}.`]), scope),
      ),
  });
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Number 1.' });
  asks[0]?.();
  // Until the message has arrived.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Number 2.' });
});

test('a worker that breaks while its answer is being stopped is replaced all the same', async () => {
  let starts = 0;
  const engine = workerEngine({
    kinds: ['scripted'],
    models: [card],
    startWorker: () =>
      standInWorker((scope) =>
        hostEngine((_settings, retire) => {
          starts += 1;
          if (starts > 1) return scriptedEngine(['Back again.']);
          let words = 0;
          const breaking = (signal: AbortSignal) =>
            new Promise<void>((resolve) => {
              if (++words === 1) return resolve();
              signal.addEventListener('abort', () => {
                retire();
                resolve();
              });
            });
          return scriptedEngine(['Well, I was about to'], { beforeWord: breaking });
        }, scope),
      ),
  });
  const stop = new AbortController();
  for await (const part of engine.generate(request(modelId), stop.signal)) {
    if (part.type === 'text') stop.abort();
  }
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Back again.' });
  expect(starts).toBe(2);
});

test('what became of the cache crosses as it is', async () => {
  const engine = workerEngine({
    kinds: ['scripted'],
    models: [card],
    startWorker: () =>
      standInWorker((scope) =>
        hostEngine(() => {
          const inside = scriptedEngine(['Hello there.']);
          return {
            ...inside,
            async *generate(asked, signal) {
              for await (const part of inside.generate(asked, signal)) {
                yield part.type === 'finish' ? { ...part, cache: 'reset-cut-answer' } : part;
              }
            },
          };
        }, scope),
      ),
  });
  const end = (await all(engine.generate(request(modelId), never()))).at(-1);
  expect(end).toMatchObject({ type: 'finish', cache: 'reset-cut-answer' });
});

test('a worker that retires is replaced after its answer', async () => {
  const { engine, workers } = inWorkers((start) => (start === 0 ? ['Then I retire.'] : ['I am new.']));
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Then I retire.' });
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'I am new.' });
  expect(workers).toHaveLength(2);
});

test('a stop is answered at once, even by a worker that does not hear it', async () => {
  const deaf: WorkerLike = { postMessage() {}, addEventListener() {}, terminate() {} };
  const engine = workerEngine({ kinds: ['scripted'], models: [card], startWorker: () => deaf, patience: quick });
  const stop = new AbortController();
  // No time passes in here, so an answer that waited for a ping, or for anything else, would never come.
  vi.useFakeTimers();
  try {
    const parts = all(engine.generate(request(modelId), stop.signal));
    await vi.advanceTimersByTimeAsync(5);
    stop.abort();
    const stoppedAt = performance.now();
    expect((await parts).at(-1)).toMatchObject({ type: 'failure', failure: { code: 'engine/stopped' } });
    expect(performance.now()).toBe(stoppedAt);
  } finally {
    vi.useRealTimers();
  }
});

const three = [1, 2, 3].map((seed) => request(modelId, { seed }));

test('side by side, a worker that dies ends every answer that is not finished, and is replaced', async () => {
  const { engine, workers } = inWorkers((start) =>
    start === 0
      ? ['Done.', { type: 'hang', after: 'I was about' }, { type: 'hang', after: 'And I too' }]
      : ['Back again.'],
  );
  const ends = new Map<number, unknown>();
  for await (const { at, part } of engine.generateTogether?.(three, never()) ?? []) {
    expect(ends.has(at)).toBe(false);
    if (part.type !== 'text') ends.set(at, part);
    if (at === 0 && part.type === 'finish') workers[0]?.terminate();
  }
  expect(ends.get(0)).toMatchObject({ type: 'finish', text: 'Done.' });
  for (const at of [1, 2]) expect(ends.get(at)).toMatchObject({ failure: { code: 'engine/worker-silent' } });
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ text: 'Back again.' });
  expect(workers).toHaveLength(2);
});

test('side by side, a stop ends each once, and a retiring worker is kept until the last answer', async () => {
  const { engine, workers } = inWorkers((start) => (start === 0 ? ['Then I retire.'] : ['I am new.']));
  const texts: unknown[] = [];
  for await (const { part } of engine.generateTogether?.(three, never()) ?? []) {
    if (part.type !== 'text') texts.push(part.type === 'finish' ? part.text : part.failure.code);
  }
  expect(texts).toEqual(['Then I retire.', 'Then I retire.', 'Then I retire.']);
  const stop = new AbortController();
  const ends: unknown[] = [];
  for await (const { at, part } of engine.generateTogether?.(three, stop.signal) ?? []) {
    if (part.type !== 'text') ends.push([at, part.type === 'failure' ? part.failure.code : part.type]);
    stop.abort();
  }
  expect(workers).toHaveLength(2);
  expect(ends.sort()).toEqual([0, 1, 2].map((at) => [at, 'engine/stopped']));
});

test('an engine that leaves one of several answers open fails that one', async () => {
  const engine = workerEngine({
    kinds: ['scripted'],
    models: [card],
    patience: quick,
    together: true,
    startWorker: () =>
      standInWorker((scope) =>
        hostEngine(() => {
          const inside = scriptedEngine(['Fine.'], { together: true });
          return {
            ...inside,
            async *generateTogether(requests, signal) {
              yield* inside.generateTogether?.(requests.slice(1), signal) ?? [];
            },
          };
        }, scope),
      ),
  });
  const ends: unknown[] = [];
  for await (const { at, part } of engine.generateTogether?.(three, never()) ?? []) {
    if (part.type !== 'text') ends[at] = part.type === 'failure' ? part.failure.code : part.type;
  }
  expect(ends).toEqual(['finish', 'finish', 'engine/failed']);
});

test('held, an answer stands still within a word; let go, it goes on, and standing still is no silence', async () => {
  vi.useFakeTimers();
  try {
    const { engine, workers } = inWorkers(() => ['One two three four five six.']);
    const heard: string[] = [];
    const reading = (async () => {
      for await (const part of engine.generate(request(modelId), never())) {
        if (part.type === 'text') heard.push(part.text);
        if (heard.length === 2) engine.hold?.(true);
        if (part.type === 'finish') return part;
        if (part.type === 'failure') throw new Error(part.failure.code);
      }
      return null;
    })();
    await vi.advanceTimersByTimeAsync(quick.pingEveryMilliseconds * quick.pingsWithoutNews * 3);
    // The word under way may still come.
    const whileHeld = heard.length;
    expect(whileHeld).toBeLessThanOrEqual(3);
    await vi.advanceTimersByTimeAsync(quick.pingEveryMilliseconds * quick.pingsWithoutNews * 3);
    expect(heard).toHaveLength(whileHeld);
    engine.hold?.(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(await reading).toMatchObject({ text: 'One two three four five six.', ended: 'stop' });
    expect(workers).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('what is held can be stopped, and the next answer is held until it is let go', async () => {
  const { engine } = inWorkers(() => ['One two three four five six.']);
  const stopping = new AbortController();
  const parts: unknown[] = [];
  for await (const part of engine.generate(request(modelId), stopping.signal)) {
    parts.push(part);
    engine.hold?.(true);
    stopping.abort();
  }
  expect(parts.at(-1)).toMatchObject({ type: 'failure', failure: { code: 'engine/stopped' } });
  engine.hold?.(false);
  expect((await all(engine.generate(request(modelId), never()))).at(-1)).toMatchObject({ ended: 'stop' });
});

test('where the next step depends on the model, the failure names it, whatever the worker knew', async () => {
  const offline = { type: 'failure', failure: failure('engine/offline', 'No network.', { file: 'a.onnx' }) } as const;
  const engine = workerEngine({
    kinds: ['scripted'],
    models: [card],
    startWorker: () =>
      standInWorker((scope) =>
        hostEngine(
          () => ({
            ...scriptedEngine(['Hello.']),
            async *load() {
              yield offline;
            },
          }),
          scope,
        ),
      ),
  });
  const details = { model: modelId, file: 'a.onnx' };
  expect(await all(engine.load(modelId, never()))).toMatchObject([{ failure: { code: 'engine/offline', details } }]);
  const cancelled = await all(engine.load(modelId, AbortSignal.abort()));
  expect(cancelled).toMatchObject([{ failure: { code: 'engine/download-cancelled', details: { model: modelId } } }]);
});
