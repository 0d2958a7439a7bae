import { expect, test, vi } from 'vitest';
import {
  type Engine,
  type EngineRequest,
  type FailureCode,
  failure,
  type PartOfOne,
  type PromptMessage,
} from '../../core';
import { all, engineContract, request } from '../engine-contract';
import { scriptedEngine } from '../scripted';
import { twoWorkers } from './two-workers';

const modelId = 'scripted/script';
const never = () => new AbortController().signal;
const several = (...systems: readonly string[]): readonly EngineRequest[] =>
  systems.map((content) => request(modelId, { messages: withSystem(content) }));
const withSystem = (content: string): readonly PromptMessage[] => [
  { role: 'system', content },
  { role: 'user', content: 'Hello.' },
];

type ScriptedEngine = (worker: number) => Engine;
const talkative: ScriptedEngine = () =>
  scriptedEngine(['I like trains a great deal, and so do you.'], { together: true, embeds: true });

/** Two engines that note who is asked what, by the system messages. */
function made(mayShare: (modelId: string) => boolean = () => true, scripted = talkative) {
  const asked: string[][] = [[], []];
  const loads: string[] = [];
  const holds: boolean[] = [];
  const workers = [0, 1].map((worker) => {
    const script = scripted(worker);
    const note = (requests: readonly EngineRequest[]) =>
      void asked[worker]?.push(...requests.map(({ messages }) => messages[0]?.content ?? ''));
    return {
      ...script,
      load(id: string, signal: AbortSignal) {
        if (worker === 1) loads.push(id);
        return script.load(id, signal);
      },
      generate(one: EngineRequest, signal: AbortSignal) {
        note([one]);
        return script.generate(one, signal);
      },
      generateTogether(requests: readonly EngineRequest[], signal: AbortSignal) {
        note(requests);
        return script.generateTogether?.(requests, signal) ?? emptiness();
      },
      hold: (held: boolean) => void holds.push(held),
    };
  });
  const [first, second] = workers;
  if (first === undefined || second === undefined) throw new Error('There are two.');
  return { engine: twoWorkers(first, second, mayShare), asked, loads, holds, second };
}

async function* emptiness() {}

async function batch(engine: Engine, requests: readonly EngineRequest[]): Promise<readonly PartOfOne[]> {
  const parts: PartOfOne[] = [];
  for await (const part of engine.generateTogether?.(requests, never()) ?? emptiness()) parts.push(part);
  return parts;
}

/** Both have the model. */
async function madeReady(script?: ScriptedEngine) {
  const ready = made(() => true, script);
  await untilShared(ready);
  for (const list of ready.asked) list.length = 0;
  return ready;
}

async function untilShared({ engine, asked }: Pick<ReturnType<typeof made>, 'engine' | 'asked'>) {
  await vi.waitFor(async () => {
    await batch(engine, several('', ''));
    expect(asked[1]).not.toEqual([]);
  });
}

engineContract('two workers, before the second is there', () => ({ engine: made().engine, modelId }));
engineContract('two workers', async () => ({ engine: (await madeReady()).engine, modelId }));

test('one answer never takes a second worker, nor does a model that may be there only once', async () => {
  const { engine, loads, asked } = made(() => false);
  await all(engine.generate(request(modelId), never()));
  await batch(engine, several('a', 'b'));
  await batch(engine, several('a', 'b'));
  expect([loads.length, asked[1]]).toEqual([0, []]);
});

test('the first batch is answered by one while the other makes ready, the next by both, half each', async () => {
  const { engine, asked, loads } = await madeReady();
  const parts = await batch(engine, several('a', 'b', 'c', 'd', 'e'));
  expect(asked.map((list) => list.length)).toEqual([3, 2]);
  const ends = parts.flatMap(({ at, part }) => (part.type === 'finish' ? [at] : []));
  expect(ends.sort()).toEqual([0, 1, 2, 3, 4]);
  expect(loads).toEqual([modelId]);
});

test('an answer goes to whoever has read its prompt', async () => {
  const { engine, asked } = await madeReady();
  await batch(engine, several('a', 'b', 'c', 'd'));
  const [one, other] = asked.map((list) => [...list]);
  for (const [at, content] of [...(one ?? []), ...(other ?? [])].entries()) {
    const more: readonly PromptMessage[] = [...withSystem(content), { role: 'user', content: `More ${at}.` }];
    await all(engine.generate(request(modelId, { messages: more }), never()));
  }
  await batch(engine, several('d', 'c', 'b', 'a'));
  expect(asked.map((list) => [...new Set(list)].sort())).toEqual([[...(one ?? [])].sort(), [...(other ?? [])].sort()]);
});

/** A second worker that fails while it is told to, after so many words. */
function failing(code: FailureCode, words: string) {
  const trouble = { on: true };
  const script: ScriptedEngine = (worker) =>
    scriptedEngine(
      () =>
        worker === 1 && trouble.on
          ? { type: 'fail', failure: failure(code, 'No.'), after: words }
          : 'I like trains a great deal.',
      { together: true },
    );
  return { script, trouble };
}

const endsOf = (parts: readonly PartOfOne[]) =>
  parts.flatMap(({ at, part }) => (part.type === 'text' ? [] : [`${at} ${part.type}`])).sort();

test('what a second worker that is lost had not begun, the first answers', async () => {
  const { script, trouble } = failing('engine/worker-dead', '');
  trouble.on = false;
  const { engine, asked, loads } = await madeReady(script);
  trouble.on = true;
  expect(endsOf(await batch(engine, several('a', 'b', 'c', 'd')))).toEqual([
    '0 finish',
    '1 finish',
    '2 finish',
    '3 finish',
  ]);
  expect(asked.map((list) => list.length)).toEqual([4, 2]);
  await batch(engine, several('a', 'b'));
  expect([asked[1]?.length, loads.length]).toEqual([2, 2]);
});

test('what it had begun fails so that it is tried again, also for want of memory', async () => {
  for (const code of ['engine/worker-dead', 'engine/out-of-memory'] as const) {
    const { script, trouble } = failing(code, 'I like');
    trouble.on = false;
    const { engine, asked } = await madeReady(script);
    trouble.on = true;
    const parts = await batch(engine, several('a', 'b'));
    expect(endsOf(parts)).toEqual(['0 finish', '1 failure']);
    expect(parts).toContainEqual({
      at: 1,
      part: expect.objectContaining({ failure: expect.objectContaining({ code: 'engine/worker-dead' }) }),
    });
    const again = await all(engine.generate(request(modelId, { messages: withSystem('b') }), never()));
    expect([again.at(-1)?.type, asked[1]]).toEqual(['finish', ['b']]);
  }
});

test('a second worker that was lost twice is not asked for again', async () => {
  const { script, trouble } = failing('engine/failed', '');
  trouble.on = false;
  const ready = await madeReady(script);
  trouble.on = true;
  await batch(ready.engine, several('a', 'b'));
  await untilShared(ready);
  for (let round = 0; round < 3; round += 1) await batch(ready.engine, several('a', 'b'));
  expect([ready.loads.length, ready.asked[1]?.length]).toEqual([2, 2]);
});

test('an answer that goes in circles, or is too long, is no fault of the worker', async () => {
  for (const code of ['engine/garbled', 'engine/context-exceeded'] as const) {
    const { script } = failing(code, '');
    const { engine, asked, loads } = await madeReady(script);
    expect(endsOf(await batch(engine, several('a', 'b')))).toEqual(['0 finish', '1 failure']);
    await batch(engine, several('c', 'd'));
    expect([asked[1]?.length, loads.length]).toEqual([2, 1]);
  }
});

test('a second worker that becomes ready after a disposal is not taken for ready', async () => {
  const { second, asked } = made();
  const loads: (() => void)[] = [];
  const late = {
    ...second,
    async *load() {
      await new Promise<void>((resolve) => loads.push(resolve));
      yield { type: 'loaded', device: 'wasm', because: 'only-choice' } as const;
    },
  };
  const engine = twoWorkers(talkative(0), late, () => true);
  await batch(engine, several('a', 'b'));
  await engine.dispose();
  loads[0]?.();
  for (let round = 0; round < 3; round += 1) await batch(engine, several('a', 'b'));
  expect([asked[1], loads.length]).toEqual([[], 2]);
});

test('what a worker has no room to remember draws nothing to it', async () => {
  const { engine, asked } = await madeReady();
  await batch(engine, several('a', 'b'));
  const [kept = ''] = asked[1] ?? [];
  const onward: readonly PromptMessage[] = [...withSystem(kept), { role: 'user', content: 'More.' }];
  for (let other = 0; other < 12; other += 1) await batch(engine, several(`one ${other}`, `another ${other}`));
  for (const list of asked) list.length = 0;
  await all(engine.generate(request(modelId, { messages: onward }), never()));
  expect(asked).toEqual([[kept], []]);
});

test('both stand still, and a second worker that cannot be had is not asked for again', async () => {
  const { engine, holds } = made();
  engine.hold?.(true);
  expect(holds).toEqual([true, true]);
  const poor = made();
  let loads = 0;
  const second = {
    ...poor.second,
    async *load() {
      loads += 1;
      yield { type: 'failure', failure: failure('engine/out-of-memory', 'No.') } as const;
    },
  };
  const alone = twoWorkers(scriptedEngine(['Yes.'], { together: true }), second, () => true);
  for (let round = 0; round < 3; round += 1) await batch(alone, several('a', 'b'));
  expect([loads, poor.asked[1]]).toEqual([1, []]);
});
