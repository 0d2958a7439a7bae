import { expect, test } from 'vitest';
import { type Engine, type EnginePart, type EngineRequest, failure, type ModelCard } from '../../core';
import { all, engineContract, request } from '../engine-contract';
import { hostEngine, workerEngine } from '../worker';
import { standInWorker } from '../worker/stand-in-worker';
import { modelCardOf } from './model-card';
import { modelWorkers } from './model-workers';
import { type StandInLibrary, standInLibrary } from './stand-in-library';
import { standInModel, standInWorld } from './stand-in-world';
import { webLlmEngine } from './web-llm-engine';

const never = () => new AbortController().signal;
const records = ['One', 'Two', 'Three', 'Four'].map((name) => ({
  ...standInModel,
  model: `https://hub.test/${name}`,
  model_id: `${name}-1B-q4f32_1-MLC`,
  vram_required_MB: 100,
}));
const cards = records.map(modelCardOf);
const [one = '', two = '', three = '', four = ''] = cards.map(({ id }) => id);
const megabytes = 2 ** 20;

/** Models in workers of their own, all in one browser; `libraries` are those of the workers that were started. */
function made({ room = 1000 * megabytes, offered = cards }: { room?: number; offered?: readonly ModelCard[] } = {}) {
  const world = standInWorld();
  const libraries: StandInLibrary[] = [];
  const engine = modelWorkers({
    kinds: ['webllm'],
    cards: offered,
    room: () => Promise.resolve(room),
    startEngine: () =>
      workerEngine({
        kinds: ['webllm'],
        models: offered,
        scores: true,
        startWorker: () =>
          standInWorker((scope) => {
            const library = standInLibrary(records, world);
            libraries.push(library);
            hostEngine(() => webLlmEngine({ library, cards: offered, world }), scope);
          }),
      }),
  });
  const loads = () => libraries.reduce((sum, { reloads }) => sum + reloads, 0);
  return { engine, libraries, loads };
}

async function answerOf(engine: Engine, asked: EngineRequest) {
  const end = (await all<EnginePart>(engine.generate(asked, never()))).at(-1);
  if (end?.type !== 'finish') throw new Error(`No finish: ${JSON.stringify(end)}`);
  return end;
}

engineContract('WebLLM with a worker for each model', () => ({ engine: made().engine, modelId: one }));

test('several models stay ready, and each keeps its own conversation', async () => {
  const { engine, libraries, loads } = made();
  const said = new Map<string, string>();
  for (const id of [one, two, three]) {
    const end = await answerOf(engine, request(id, { maxTokens: 64 }));
    expect(end.cache).toBe('fresh');
    said.set(id, end.text);
  }
  for (const id of [one, two, three]) {
    const history = [
      ...request(id).messages,
      { role: 'assistant', content: said.get(id) ?? '' } as const,
      { role: 'user', content: 'Bob: And boats?' } as const,
    ];
    expect((await answerOf(engine, request(id, { messages: history, maxTokens: 64 }))).cache).toBe('reused');
  }
  expect(libraries).toHaveLength(3);
  expect(loads()).toBe(3);
});

test('requests to different models run side by side, those to one model one after the other', async () => {
  const { engine } = made();
  await Promise.all([one, two].map((id) => all(engine.load(id, never()))));
  const seen: string[] = [];
  const listen = async (name: string, id: string) => {
    for await (const _ of engine.generate(request(id), never())) seen.push(name);
  };
  await Promise.all([listen('first of one', one), listen('second of one', one), listen('two', two)]);
  const ofOne = seen.filter((name) => name !== 'two');
  expect(ofOne).toEqual([...ofOne].sort());
  expect(seen.indexOf('two')).toBeLessThan(seen.lastIndexOf('first of one'));
});

test('a fourth model takes the place of the one that was not used for longest', async () => {
  const { engine, libraries } = made();
  for (const id of [one, two, three, one, four]) await answerOf(engine, request(id));
  expect(libraries).toHaveLength(4);
  await answerOf(engine, request(one));
  expect(libraries).toHaveLength(4);
  expect((await answerOf(engine, request(two))).cache).toBe('reset-lost');
  expect(libraries).toHaveLength(5);
});

test('where memory is short the models take turns, and one is there however large it is', async () => {
  const { engine, libraries } = made({ room: 150 * megabytes });
  for (const id of [one, one, two, one]) await answerOf(engine, request(id));
  expect(libraries).toHaveLength(3);
  const tiny = made({ room: 10 * megabytes });
  await answerOf(tiny.engine, request(one));
  const secretive = made({ offered: cards.map((card) => ({ ...card, memoryBytes: null })) });
  for (const id of [one, two, one]) await answerOf(secretive.engine, request(id));
  expect(secretive.libraries).toHaveLength(3);
});

test('a model that answers is not taken away: who needs its room waits, and can be stopped', async () => {
  const { engine, libraries } = made({ room: 150 * megabytes });
  await all(engine.load(one, never()));
  const order: string[] = [];
  const ask = async (name: string, id: string, signal = never()) => {
    const end = (await all<EnginePart>(engine.generate(request(id), signal))).at(-1);
    order.push(`${name}: ${end?.type === 'failure' ? end.failure.code : end?.type}`);
  };
  const stop = new AbortController();
  const asked = [ask('first', one), ask('stopped', two, stop.signal), ask('other', two), ask('again', one)];
  stop.abort();
  await Promise.all(asked);
  expect(order[0]).toBe('stopped: engine/stopped');
  expect(order.slice(1)).toEqual(['first: finish', 'other: finish', 'again: finish']);
  expect(libraries).toHaveLength(3);
});

test('a model that finds the memory full is tried again without the idle ones', async () => {
  const { engine, libraries, loads } = made();
  await answerOf(engine, request(one));
  const asking = answerOf(engine, request(two));
  while (libraries.length < 2) await new Promise((resolve) => setTimeout(resolve, 0));
  libraries[1]?.failNextReload('Error: out of memory');
  expect((await asking).text).not.toBe('');
  expect(loads()).toBe(3);
  expect((await answerOf(engine, request(one))).cache).toBe('reset-lost');
  expect(libraries).toHaveLength(3);
});

test('a memory that is full with one model alone is a failure, and progress never falls back', async () => {
  const full = failure('engine/out-of-memory', 'Full.');
  let tries = 0;
  const engine = modelWorkers({
    kinds: ['webllm'],
    cards,
    room: () => Promise.resolve(1000 * megabytes),
    startEngine: () => ({
      kinds: ['webllm'],
      models: () => Promise.resolve(cards),
      async *load(modelId) {
        if (modelId === one) return yield { type: 'loaded', device: 'webgpu', because: 'only-choice' };
        tries += 1;
        for (const fraction of [0.2, 0.6, 0.9]) {
          yield { type: 'progress', stage: 'prepare', fraction, loadedBytes: 0, totalBytes: 0 };
        }
        yield { type: 'failure', failure: full };
      },
      async *generate() {
        yield { type: 'failure', failure: full };
      },
      dispose: () => Promise.resolve(),
    }),
  });
  await all(engine.load(one, never()));
  const parts = await all(engine.load(two, never()));
  expect(tries).toBe(2);
  expect(parts.flatMap((part) => (part.type === 'progress' ? [part.fraction] : []))).toEqual([0.2, 0.6, 0.9, 0.9]);
  expect(parts.at(-1)).toEqual({ type: 'failure', failure: full });
  await all(engine.load(two, never()));
  expect(tries).toBe(3);
});
