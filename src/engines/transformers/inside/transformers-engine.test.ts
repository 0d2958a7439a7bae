import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import type { EnginePart, PromptMessage } from '../../../core';
import { all, engineContract, request } from '../../engine-contract';
import { hostEngine, workerEngine } from '../../worker';
import { standInWorker } from '../../worker/stand-in-worker';
import { builtinModelId, transformersModels } from '../catalogue';
import { embed } from './embed';
import { loadModel } from './load-model';
import { sourceOf } from './source-of';
import { transformersEngineInside } from './transformers-engine';

const modelsPath = fileURLToPath(new URL('../../../../public/models/', import.meta.url));
// Loading takes a moment, and longer on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const never = () => new AbortController().signal;

/** The engine as it runs in its worker, with the native runtime instead of WASM. */
function nativeEngine(folder = modelsPath, retire = () => {}) {
  return transformersEngineInside({
    device: 'cpu',
    sourceOf: (modelId) => sourceOf(modelId, { device: 'cpu', modelsPath: folder, shaderF16: false }),
    loadModel: (source, around) => loadModel(source, { ...around, device: 'cpu', runtime: null }),
    now: () => performance.now(),
    retire,
  });
}

function behindWorker(folder = modelsPath) {
  return workerEngine({
    scores: true,
    together: true,
    embeds: true,
    kinds: ['builtin', 'onnx'],
    models: transformersModels,
    startWorker: () => standInWorker((scope) => hostEngine((_settings, retire) => nativeEngine(folder, retire), scope)),
  });
}

describe('with the files of the built-in model', () => {
  engineContract('the engine for ONNX models', () => ({ engine: behindWorker(), modelId: builtinModelId }));

  test('a long text has the vector that it would have in one step', async () => {
    const source = sourceOf(builtinModelId, { device: 'cpu', modelsPath, shaderF16: false });
    if (source === null) throw new Error('There is no built-in model.');
    const loaded = await loadModel(source, { device: 'cpu', runtime: null, signal: never(), onProgress: () => {} });
    if (!loaded.ok) throw new Error(loaded.reason.message);
    const texts = ['Bees dance to tell the others where the flowers are. '.repeat(9)];
    const inSteps = async (tokensPerStep: number) => {
      const model = { ...loaded.value, tokensPerStep };
      const end = (await all(embed({ model, device: 'cpu' }, { modelId: builtinModelId, texts }, never()))).at(-1);
      return end?.type === 'embedded' ? (end.vectors[0] ?? []) : [];
    };
    const [whole, cut] = [await inSteps(1000), await inSteps(50)];
    expect(whole).toHaveLength(128);
    for (const [index, value] of cut.entries()) expect(value).toBeCloseTo(whole[index] ?? Number.NaN, 4);
    await loaded.value.dispose();
  });

  test('a prompt that goes on where another ended is not read again, and the answer is the same', async () => {
    const kept = nativeEngine();
    const messages: PromptMessage[] = [
      {
        role: 'system',
        content: 'You are Alice. Others: Bob. Topic: trains. Reply as Alice in one or two short sentences.',
      },
    ];
    for (const line of ['Bob: Hello!', 'Bob: What do you think of trains?', 'Bob: Why is that so?']) {
      messages.push({ role: 'user', content: line });
      const asked = request(builtinModelId, { messages, maxTokens: 24 });
      const warm = await finishOf(kept.generate(asked, never()));
      const fresh = await finishOf(nativeEngine().generate(asked, never()));
      expect(warm.text).toBe(fresh.text);
      expect(fresh.usage.prefillTokens).toBe(fresh.usage.promptTokens);
      expect(fresh.cache).toBe('fresh');
      expect(warm.cache).toBe(messages.length > 2 ? 'reused' : 'fresh');
      if (messages.length > 2) expect(warm.usage.prefillTokens).toBeLessThan(warm.usage.promptTokens / 2);
      messages.push({ role: 'assistant', content: warm.text });
    }
  });

  test('agents who share a beginning do not disturb each other', async () => {
    const kept = nativeEngine();
    const system = 'You are Alice. Others: Bob, Chen. Topic: trains. Reply as Alice in one or two short sentences.';
    for (const content of [
      'Bob: Hello!',
      'Chen: Good evening, all of you.',
      'Bob: Hello! And welcome.',
      'Bob: Hello!',
    ]) {
      const messages: PromptMessage[] = [
        { role: 'system', content: system },
        { role: 'user', content },
      ];
      const asked = request(builtinModelId, { messages, maxTokens: 16 });
      const warm = await finishOf(kept.generate(asked, never()));
      expect(warm.text).toBe((await finishOf(nativeEngine().generate(asked, never()))).text);
    }
  });

  test('a stop takes one step, and what was read is remembered', async () => {
    const engine = nativeEngine();
    const stop = new AbortController();
    const parts: EnginePart[] = [];
    for await (const part of engine.generate(request(builtinModelId, { maxTokens: 200 }), stop.signal)) {
      parts.push(part);
      stop.abort();
    }
    expect(parts.map(({ type }) => type)).toEqual(['text', 'failure']);
    const next = await finishOf(engine.generate(request(builtinModelId, { maxTokens: 200 }), never()));
    expect(next.usage.prefillTokens).toBe(1);
  });
});

describe('with files that are not as they should be', () => {
  const spoilt = async (file: string, spoil: (path: string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), 'colloquy-models-'));
    cpSync(`${modelsPath}builtin`, join(folder, 'builtin'), { recursive: true });
    spoil(join(folder, 'builtin', file));
    let retired = 0;
    const engine = nativeEngine(`${folder}/`, () => {
      retired += 1;
    });
    const end = (await all(engine.load(builtinModelId, never()))).at(-1);
    rmSync(folder, { recursive: true });
    expect(retired).toBe(1);
    return end?.type === 'failure' ? end.failure.code : end?.type;
  };
  const weights = 'onnx/model_fp16.onnx';

  test('weights that are missing', async () => {
    expect(await spoilt(weights, (path) => rmSync(path))).toBe('engine/model-missing');
  });

  test('a tokeniser that is missing', async () => {
    expect(await spoilt('tokenizer.json', (path) => rmSync(path))).toBe('engine/model-missing');
  });

  test('weights that were cut short', async () => {
    const cut = (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 50_000));
    expect(await spoilt(weights, cut)).toBe('engine/model-corrupt');
  });

  test('a web page in place of the configuration', async () => {
    expect(await spoilt('config.json', (path) => writeFileSync(path, '<!doctype html>'))).toBe('engine/model-corrupt');
  });
});

async function finishOf(parts: AsyncIterable<EnginePart>) {
  const end = (await all(parts)).at(-1);
  if (end?.type !== 'finish') throw new Error(`No finish: ${JSON.stringify(end)}`);
  return end;
}
