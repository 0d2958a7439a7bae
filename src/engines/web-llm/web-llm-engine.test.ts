import { expect, test } from 'vitest';
import { type EngineRequest, isJsonOf, type LoadPart, type PromptMessage } from '../../core';
import { all, engineContract, request } from '../engine-contract';
import { hostEngine, workerEngine } from '../worker';
import { standInWorker } from '../worker/stand-in-worker';
import { modelCardOf } from './model-card';
import { standInLibrary } from './stand-in-library';
import { type Fault, standInModel, standInWorld } from './stand-in-world';
import { webLlmEngine } from './web-llm-engine';

const cards = [modelCardOf(standInModel)];
const modelId = modelCardOf(standInModel).id;
const never = () => new AbortController().signal;

function made() {
  const world = standInWorld();
  const library = standInLibrary([standInModel], world);
  return { world, library, engine: webLlmEngine({ library, cards, world }) };
}

engineContract('WebLLM behind a worker', () => ({
  engine: workerEngine({
    kinds: ['webllm'],
    models: cards,
    scores: true,
    startWorker: () => standInWorker((scope) => hostEngine(() => made().engine, scope)),
  }),
  modelId,
}));

const lastOf = async <Part>(stream: AsyncIterable<Part> | readonly Part[]) => {
  let last: Part | null = null;
  for await (const part of stream) last = part;
  return last;
};
const codeOf = (part: LoadPart | null) => (part?.type === 'failure' ? part.failure.code : part?.type);

test('nothing is fetched until a model is asked for', async () => {
  const { world, engine } = made();
  await engine.models();
  expect(world.requested).toEqual([]);
  await all(engine.load(modelId, never()));
  expect(new Set(world.requested).size).toBe(world.requested.length);
});

test('a load counts bytes while it downloads, and ends on the GPU', async () => {
  const { engine } = made();
  const parts = await all(engine.load(modelId, never()));
  const downloads = parts.filter((part) => part.type === 'progress' && part.stage === 'download');
  expect(downloads.at(-1)).toMatchObject({ totalBytes: expect.any(Number) });
  expect(parts.at(-2)).toMatchObject({ type: 'progress', stage: 'prepare', fraction: 1 });
  expect(parts.at(-1)).toEqual({ type: 'loaded', device: 'webgpu', because: 'only-choice' });
});

test('a model that is kept from before is loaded without the network', async () => {
  const { world, library, engine } = made();
  await all(engine.load(modelId, never()));
  const requests = world.requested.length;
  const again = webLlmEngine({ library, cards, world });
  world.set({ online: false });
  expect(codeOf(await lastOf(again.load(modelId, never())))).toBe('loaded');
  expect(world.requested).toHaveLength(requests);
});

test.each<readonly [Fault, string, string]>([
  ['status 404', 'params_shard_3.bin', 'engine/model-missing'],
  ['status 404', 'mlc-chat-config.json', 'engine/model-missing'],
  ['status 404', 'stand-in.wasm', 'engine/model-missing'],
  ['status 500', 'params_shard_3.bin', 'engine/download-failed'],
  ['cut', 'params_shard_3.bin', 'engine/model-corrupt'],
  ['cut', 'tensor-cache.json', 'engine/model-corrupt'],
  ['flipped', 'params_shard_3.bin', 'engine/model-corrupt'],
  ['hang', 'params_shard_3.bin', 'engine/download-failed'],
  ['half, then silence', 'params_shard_3.bin', 'engine/download-failed'],
  ['broken line', 'tokenizer.json', 'engine/download-failed'],
])('a download with "%s" for %s ends in %s, and goes on where it was', async (fault, file, code) => {
  const { world, engine } = made();
  world.fault(file, fault);
  const end = await lastOf(engine.load(modelId, never()));
  expect(codeOf(end)).toBe(code);
  expect(end).toMatchObject({ failure: { details: { file, model: modelId } } });
  world.fault(file, fault, 0);
  const requests = world.requested.length;
  expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe('loaded');
  const secondRound = world.requested.slice(requests);
  expect(secondRound).toContain(file);
  expect(new Set(world.requested).size).toBe(10);
});

test('a passing fault is tried again and not seen', async () => {
  const { world, engine } = made();
  world.fault('params_shard_1.bin', 'broken line', 1);
  world.fault('params_shard_2.bin', 'cut', 2);
  world.fault('params_shard_4.bin', 'hang', 1);
  expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe('loaded');
  expect(world.requested.filter((file) => file === 'params_shard_0.bin')).toHaveLength(1);
});

test('a full disk and a missing network are told apart', async () => {
  const { world, engine } = made();
  world.set({ online: false });
  expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe('engine/offline');
  world.set({ online: true, room: 2000 });
  expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe('storage/full');
});

test('a file that broke while it was kept is fetched again, and only that one', async () => {
  const { world, library, engine } = made();
  await all(engine.load(modelId, never()));
  await world.damageKept('params_shard_2.bin');
  const requests = world.requested.length;
  expect(codeOf(await lastOf(webLlmEngine({ library, cards, world }).load(modelId, never())))).toBe('loaded');
  expect(world.requested.slice(requests)).toEqual(['params_shard_2.bin']);
});

test('without WebGPU, without an adapter or without its feature nothing is downloaded', async () => {
  const { world, engine } = made();
  world.set({ gpu: undefined });
  expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe('engine/no-webgpu');
  world.set({ gpu: { requestAdapter: () => Promise.resolve(null) } });
  expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe('engine/no-adapter');
  expect(world.requested).toEqual([]);

  const half = { ...standInModel, model_id: 'Stand-In-1B-Instruct-q4f16_1-MLC' };
  const plain = standInWorld();
  const needy = webLlmEngine({ library: standInLibrary([half], plain), cards: [modelCardOf(half)], world: plain });
  const end = await lastOf(needy.load(modelCardOf(half).id, never()));
  expect(end).toMatchObject({ failure: { code: 'engine/no-adapter', details: { feature: 'shader-f16' } } });
  expect(plain.requested).toEqual([]);
});

test('a load can be stopped at any part, and the next one goes on', async () => {
  for (let stopAt = 1; stopAt < 12; stopAt += 1) {
    const { engine } = made();
    const stop = new AbortController();
    const parts: LoadPart[] = [];
    for await (const part of engine.load(modelId, stop.signal)) {
      parts.push(part);
      if (parts.length === stopAt) stop.abort();
    }
    expect(['engine/download-cancelled', 'loaded']).toContain(codeOf(parts.at(-1) ?? null));
    expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe('loaded');
  }
});

test.each([
  ['DeviceLostError: The WebGPU device was lost while loading the model.', 'engine/out-of-memory'],
  ['Error: Cannot initialize runtime because of requested maxBufferSize exceeds limit.', 'engine/no-adapter'],
  ['LinkError: WebAssembly.instantiate(): Import #0', 'engine/model-corrupt'],
  ['[object Object]', 'engine/model-corrupt'],
  ['Error: something new', 'engine/failed'],
])('the library failing with "%s" is %s', async (text, code) => {
  const { library, engine } = made();
  library.failNextReload(text);
  expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe(code);
  expect(codeOf(await lastOf(engine.load(modelId, never())))).toBe('loaded');
});

test('a turn on top of the last one computes only what is new, and says how long the whole prompt is', async () => {
  const { engine } = made();
  const first = await lastOf(engine.generate(request(modelId, { maxTokens: 64 }), never()));
  if (first?.type !== 'finish') throw new Error('No finish.');
  expect(first).toMatchObject({ ended: 'stop', cache: 'fresh', usage: { prefillTokens: first.usage.promptTokens } });
  expect(first.text.endsWith('👋')).toBe(true);
  const messages = [
    ...request(modelId).messages,
    { role: 'assistant', content: first.text } as const,
    { role: 'user', content: 'Bob: And boats?' } as const,
  ];
  const second = await lastOf(engine.generate(request(modelId, { messages, maxTokens: 64 }), never()));
  if (second?.type !== 'finish') throw new Error('No finish.');
  expect(second.cache).toBe('reused');
  expect(second.usage.prefillTokens).toBe(6);
  expect(second.usage.promptTokens).toBe(first.usage.promptTokens + first.usage.completionTokens - 1 + 6);
  const rewritten = messages.map((message) => ({ ...message, content: `${message.content} ` }));
  const third = await lastOf(engine.generate(request(modelId, { messages: rewritten }), never()));
  expect(third).toMatchObject({
    cache: 'reset-other-conversation',
    usage: { prefillTokens: third?.type === 'finish' ? third.usage.promptTokens : -1 },
  });
});

test('in the shared view every turn goes on where the cache ends, a choice by grammar too', async () => {
  const { engine } = made();
  const messages: PromptMessage[] = [
    { role: 'system', content: 'Al, Bo and Cy talk. Each speaks when it is told to.' },
  ];
  const uses: unknown[] = [];
  for (const [speaker, texts] of [['Al'], ['Bo', ['yes', 'no']], ['Cy'], ['Al', ['Bo', 'Cy']], ['Bo']] as const) {
    messages.push({ role: 'user', content: `${speaker}, your turn.` });
    const constraint = texts === undefined ? ({ type: 'none' } as const) : ({ type: 'one-of', texts } as const);
    const end = await lastOf(engine.generate(request(modelId, { messages, constraint, maxTokens: 64 }), never()));
    if (end?.type !== 'finish') throw new Error('No finish.');
    uses.push(end.cache);
    expect(end.usage.promptTokens - end.usage.prefillTokens > 0).toBe(end.cache === 'reused');
    messages.push({ role: 'assistant', content: end.text });
  }
  expect(uses).toEqual(['fresh', 'reused', 'reused', 'reused', 'reused']);
});

test('every turn says why the cache was reset', async () => {
  const { engine } = made();
  const messages: PromptMessage[] = [...request(modelId).messages];
  const useOf = async (change: Partial<EngineRequest>, signal = never()) => {
    const end = await lastOf(engine.generate(request(modelId, { messages, maxTokens: 64, ...change }), signal));
    if (end?.type !== 'finish') return end?.type;
    messages.push({ role: 'assistant', content: end.text }, { role: 'user', content: 'Bob: And then?' });
    return end.cache;
  };
  expect(await useOf({})).toBe('fresh');
  expect(await useOf({ maxTokens: 2 })).toBe('reused');
  expect(await useOf({})).toBe('reset-cut-answer');
  messages[0] = { role: 'system', content: 'You are Alice. Reply in verse.' };
  expect(await useOf({})).toBe('reset-other-words');
  const stop = new AbortController();
  for await (const part of engine.generate(request(modelId, { messages }), stop.signal)) {
    if (part.type === 'text') stop.abort();
  }
  expect(await useOf({})).toBe('reset-stopped-answer');
  messages.splice(1, 2);
  expect(await useOf({})).toBe('reset-other-conversation');
  expect(await useOf({})).toBe('reused');
});

test('a device that is lost in the middle of an answer ends it, and the next request loads the model again', async () => {
  const { library, engine } = made();
  const codes: unknown[] = [];
  for await (const part of engine.generate(request(modelId), never())) {
    if (part.type === 'text') library.loseDevice();
    if (part.type !== 'failure') continue;
    codes.push(part.failure.code);
    // As the worker's host does: nobody reads on after the last part.
    break;
  }
  expect(codes).toEqual(['engine/device-lost']);
  expect(await lastOf(engine.generate(request(modelId), never()))).toMatchObject({ type: 'finish' });
  expect(library.reloads).toBe(2);
});

test('a device that was lost between two answers is noticed, and nobody sees it', async () => {
  const { library, engine } = made();
  await all(engine.generate(request(modelId), never()));
  library.loseDevice();
  expect(await lastOf(engine.generate(request(modelId), never()))).toMatchObject({ type: 'finish' });
  expect(library.reloads).toBe(2);
});

test('a model that would think aloud is asked not to, and what it keeps of that is given back to it', async () => {
  const thinker = { ...standInModel, model_id: 'Qwen3-1B-q4f32_1-MLC' };
  const world = standInWorld();
  const library = standInLibrary([thinker], world);
  const engine = webLlmEngine({ library, cards: [modelCardOf(thinker)], world });
  const { id } = modelCardOf(thinker);
  const first = await lastOf(engine.generate(request(id, { maxTokens: 64 }), never()));
  if (first?.type !== 'finish') throw new Error('No finish.');
  expect(first.text.startsWith('I ')).toBe(true);
  const messages = [
    ...request(id).messages,
    { role: 'assistant', content: first.text } as const,
    { role: 'user', content: 'Bob: And boats?' } as const,
  ];
  const second = await lastOf(engine.generate(request(id, { messages, maxTokens: 3 }), never()));
  expect(second).toMatchObject({ ended: 'length', usage: { prefillTokens: 6, completionTokens: 3 } });
});

test('who stops the download of another model keeps the one that is ready', async () => {
  const other = { ...standInModel, model: 'https://hub.test/other', model_id: 'Other-1B-q4f32_1-MLC' };
  const world = standInWorld();
  const library = standInLibrary([standInModel, other], world);
  const engine = webLlmEngine({ library, cards: [...cards, modelCardOf(other)], world });
  await all(engine.load(modelId, never()));
  const stop = new AbortController();
  for await (const part of engine.load(modelCardOf(other).id, stop.signal)) if (part.type === 'progress') stop.abort();
  expect(await lastOf(engine.generate(request(modelId), never()))).toMatchObject({ type: 'finish' });
  expect(library.reloads).toBe(1);
  expect(codeOf(await lastOf(engine.load(modelCardOf(other).id, never())))).toBe('loaded');
  expect(await lastOf(engine.generate(request(modelId), never()))).toMatchObject({ type: 'finish' });
  expect(library.reloads).toBe(3);
});

test('a text is scored by the raw logits, after the model was loaded once more with somebody at them', async () => {
  const { library, engine } = made();
  const turn = await lastOf(engine.generate(request(modelId, { maxTokens: 64 }), never()));
  if (turn?.type !== 'finish') throw new Error('No finish.');
  const { messages } = request(modelId);
  const score = (text: string) => lastOf(engine.score?.({ modelId, messages, text, alternatives: 3 }, never()) ?? []);
  for (const text of [turn.text, '陈明 and 👋', '']) {
    const scored = await score(text);
    if (scored?.type !== 'scored') throw new Error(`Not scored: ${JSON.stringify(scored)}`);
    expect(scored.tokens).toHaveLength(new TextEncoder().encode(text).length + 1);
    expect(scored.tokens.map((token) => token.text).join('')).toBe(text);
    expect(scored.tokens.every(({ rank }) => rank === 1)).toBe(text === turn.text);
  }
  expect(library.reloads).toBe(2);
  await score(turn.text);
  const on = [...messages, { role: 'assistant', content: turn.text }, { role: 'user', content: 'And?' }] as const;
  const next = await lastOf(engine.generate(request(modelId, { messages: on, maxTokens: 64 }), never()));
  expect(next).toMatchObject({ ended: 'stop', cache: 'reused', text: expect.stringMatching(/^I .*👋$/) });
  expect(library.reloads).toBe(2);
});

test('scoring stops within a step, and says what does not fit or cannot be had', async () => {
  const { world, library, engine } = made();
  const { messages } = request(modelId);
  const stop = new AbortController();
  const stopped = lastOf(
    engine.score?.({ modelId, messages, text: 'A'.repeat(100), alternatives: 3 }, stop.signal) ?? [],
  );
  while (library.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  stop.abort();
  expect(await stopped).toMatchObject({ failure: { code: 'engine/stopped' } });
  const long = [{ role: 'user', content: 'one more word '.repeat(256) } as const];
  const exceeded = await lastOf(engine.score?.({ modelId, messages: long, text: 'A', alternatives: 3 }, never()) ?? []);
  expect(exceeded).toMatchObject({ failure: { code: 'engine/context-exceeded' } });
  await world.replaceKept('mlc-chat-config.json', { tokenizer_files: ['tokenizer.json'] });
  const endless = await lastOf(engine.score?.({ modelId, messages, text: 'A', alternatives: 3 }, never()) ?? []);
  expect(endless).toMatchObject({ failure: { code: 'engine/unsupported' } });
  expect(await lastOf(engine.generate(request(modelId), never()))).toMatchObject({ type: 'finish' });
});

test('JSON is asked for by a grammar without bounds; what goes beyond them, or is cut, is closed', async () => {
  const { library, engine } = made();
  const schema = {
    type: 'object',
    properties: { say: { type: 'string', maxLength: 4 }, move: { type: 'string', enum: ['stay', 'stop'] } },
  } as const;
  const texts: string[] = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const asked = request(modelId, { constraint: { type: 'json', schema }, temperature: 1, seed, maxTokens: 3 });
    const parts = await all(engine.generate(asked, never()));
    const end = parts.at(-1);
    if (end?.type !== 'finish') throw new Error(`No finish: ${JSON.stringify(end)}`);
    expect(end.ended).toBe('stop');
    expect(isJsonOf(schema, end.text), end.text).toBe(true);
    expect(parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')).toBe(end.text);
    texts.push(end.text);
  }
  expect(new Set(texts).size).toBeGreaterThan(10);
  expect(library.requests[0]?.response_format).toMatchObject({ type: 'grammar' });
  expect(await lastOf(engine.generate(request(modelId), never()))).toMatchObject({ type: 'finish' });
});

test('how to sample is handed on as far as the library knows it', async () => {
  const { library, engine } = made();
  await all(engine.generate(request(modelId, { sampling: { topP: 0.5, repetitionPenalty: 1.2, minP: 0.1 } }), never()));
  await all(engine.generate(request(modelId), never()));
  const [asked, plain] = library.requests;
  expect(asked).toMatchObject({ top_p: 0.5, repetition_penalty: 1.2 });
  expect(plain).not.toHaveProperty('top_p');
});
