import { expect, test, vi } from 'vitest';
import { type Engine, type EngineRequest, failure, type PartOfOne, type PromptMessage } from '../../core';
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

/** Two engines that note who is asked what, by the system messages. */
function made(mayShare: (modelId: string) => boolean = () => true) {
  const asked: string[][] = [[], []];
  const loads: string[] = [];
  const holds: boolean[] = [];
  const workers = [0, 1].map((worker) => {
    const script = scriptedEngine(['I like trains a great deal, and so do you.'], { together: true, embeds: true });
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
async function madeReady() {
  const ready = made();
  await batch(ready.engine, several('', ''));
  await vi.waitFor(() => expect(ready.loads).toEqual([modelId]));
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const list of ready.asked) list.length = 0;
  return ready;
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
