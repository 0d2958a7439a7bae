import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ok } from '../../../base';
import type { Engine, EnginePart, EngineRequest, PromptMessage } from '../../../core';
import { all, request } from '../../engine-contract';
import { builtinModelId } from '../catalogue';
import { answer } from './answer';
import type { LanguageModel, Memory } from './language-model';
import { loadModel } from './load-model';
import { memoryShelf } from './memory-shelf';
import { sourceOf } from './source-of';
import { transformersEngineInside } from './transformers-engine';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const modelsPath = fileURLToPath(new URL('../../../../public/models/', import.meta.url));
const never = () => new AbortController().signal;
const settings = { device: 'cpu', modelsPath, shaderF16: false } as const;

let model: LanguageModel;
beforeAll(async () => {
  const source = sourceOf(builtinModelId, settings);
  if (source === null) throw new Error('There is no built-in model.');
  const around = { device: 'cpu', runtime: null, signal: never(), onProgress: () => {} } as const;
  const loaded = await loadModel(source, around);
  if (!loaded.ok) throw new Error(loaded.reason.message);
  model = loaded.value;
});
afterAll(() => model.dispose());

/** The same model with every memory counted that is made of it and not let go. */
function counted() {
  const held = new Set<Memory>();
  const unloads = { count: 0 };
  const watched = (memory: Memory): Memory => {
    const { copyOfFirst, dispose } = memory;
    held.add(memory);
    return Object.assign(memory, {
      copyOfFirst(count: number) {
        const copy = copyOfFirst(count);
        return copy && watched(copy);
      },
      dispose() {
        held.delete(memory);
        dispose();
      },
    });
  };
  const made: LanguageModel = {
    ...model,
    newMemory: () => watched(model.newMemory()),
    dispose() {
      unloads.count += 1;
      return Promise.resolve();
    },
  };
  return { held, unloads, made };
}

function engineOf(made: LanguageModel): Engine {
  return transformersEngineInside({
    device: 'cpu',
    sourceOf: (modelId) => sourceOf(modelId, settings),
    loadModel: () => Promise.resolve(ok(made)),
    now: () => performance.now(),
    retire: () => {},
  });
}

/** Greedily, without a memory of anything. */
async function fresh(asked: EngineRequest) {
  const memories = memoryShelf({ memories: 1, bytes: 1e9 });
  const end = finishOf(await all(answer({ model, memories, device: 'cpu', now: () => 0 }, asked, never())));
  memories.clear();
  return end;
}

function finishOf(parts: readonly EnginePart[]) {
  const end = parts.at(-1);
  if (end?.type !== 'finish') throw new Error(`No finish: ${JSON.stringify(end)}`);
  return end;
}

const names = ['Alice', 'Bob', 'Chen', '小明'];
const openings = [
  'What do you think of trains?',
  'Is 17 + 25 more than 40?',
  'Name a colour that begins with b.',
  'Should a robot cook for us?',
  'Do you cooperate or defect?',
  'Who spoke before you?',
  'Tell us a short story of a lamp.',
  '你觉得机器人怎么样？',
  '我们明天做什么？',
  'He said: “It is late.” Why?',
  'Count from three to six.',
  'Thank you all. Any last words?',
];
const asked = (messages: readonly PromptMessage[]) => request(builtinModelId, { messages, maxTokens: 16 });

test('with and without what was read before, greedy answers to every prompt are the same, turn after turn', async () => {
  const engine = engineOf(model);
  for (const [index, opening] of openings.entries()) {
    const name = names[index % names.length];
    const messages: PromptMessage[] = [
      { role: 'system', content: `You are ${name}. Reply as ${name} in one or two short sentences.` },
      { role: 'user', content: `Dana: ${opening}` },
    ];
    for (const next of ['Dana: Why is that so?', 'Eva: I see it otherwise. And you?', 'Dana: Well.']) {
      const kept = finishOf(await all(engine.generate(asked(messages), never())));
      expect(kept.text).toBe((await fresh(asked(messages))).text);
      if (messages.length > 2) expect(kept.usage.prefillTokens).toBeLessThan(kept.usage.promptTokens / 2);
      messages.push({ role: 'assistant', content: kept.text }, { role: 'user', content: next });
    }
  }
});

test('who goes another way from the middle of a talk reads only what is different, and so does who goes on', async () => {
  const engine = engineOf(model);
  const trunk: PromptMessage[] = [
    {
      role: 'system',
      content: 'You are Alice. Others: Bob, Chen. Topic: trains. Reply in one or two short sentences.',
    },
    { role: 'user', content: 'Bob: What do you think of trains, now that you have seen them all?' },
  ];
  trunk.push({ role: 'assistant', content: finishOf(await all(engine.generate(asked(trunk), never()))).text });
  const going = async (messages: readonly PromptMessage[]) =>
    finishOf(await all(engine.generate(asked(messages), never())));
  const on: readonly PromptMessage[] = [...trunk, { role: 'user', content: 'Bob: Why is that so?' }];
  const first = await going(on);
  const shared = model.promptTokens(trunk).length - model.promptTokens([]).length;
  for (const line of ['Chen: And when they are late?', 'Bob: Tell me of ships.']) {
    const fork = [...trunk, { role: 'user', content: line }] as const;
    const { usage } = await going(fork);
    // At the border the words before it may be read again: the end of a message and the beginning of the next.
    expect(usage.prefillTokens).toBeLessThanOrEqual(usage.promptTokens - shared + 2);
  }
  const { usage } = await going([
    ...on,
    { role: 'assistant', content: first.text },
    { role: 'user', content: 'Bob: Oh.' },
  ]);
  expect(usage.prefillTokens).toBeLessThan(20);
});

test('after each load, answers and unload nothing is held: no memory, no model', async () => {
  const { held, unloads, made } = counted();
  const system = {
    role: 'system',
    content: 'You are Alice. Others: Bob. Topic: trains. Reply in short sentences, please.',
  } as const;
  for (let cycle = 1; cycle <= 5; cycle += 1) {
    const engine = engineOf(made);
    const requests = ['Hello, how are you?', 'Tell me more of it.', 'Hello, how old are you?'].map((content) =>
      asked([system, { role: 'user', content }]),
    );
    for (const one of requests) await all(engine.generate(one, never()));
    await all(engine.generate({ ...(requests[0] as EngineRequest), beams: 3 }, never()));
    for await (const _ of engine.generateTogether?.(requests, never()) ?? []);
    for await (const part of engine.generate(requests[1] as EngineRequest, never())) if (part.type === 'text') break;
    expect(held.size).toBeGreaterThan(0);
    await engine.dispose();
    expect([held.size, unloads.count]).toEqual([0, cycle]);
  }
});
