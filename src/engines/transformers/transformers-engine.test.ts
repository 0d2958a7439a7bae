import { expect, test } from 'vitest';
import { failure, type LoadPart } from '../../core';
import type { DeviceReport } from '../device';
import { all, engineContract, request } from '../engine-contract';
import { scriptedEngine } from '../scripted';
import { hostEngine } from '../worker';
import { standInWorker } from '../worker/stand-in-worker';
import { builtinModelId } from './catalogue';
import type { InsideSettings } from './inside-settings';
import { type Placement, planFor } from './placement';
import { type TransformersEngineOptions, transformersEngine } from './transformers-engine';

const never = () => new AbortController().signal;
const plain: DeviceReport = {
  gpu: { type: 'no-webgpu' },
  memoryBytes: null,
  cores: 2,
  crossOriginIsolated: false,
  storage: null,
};
const gpu = {
  type: 'adapter',
  vendor: 'acme',
  architecture: 'fast',
  description: '',
  software: false,
  shaderF16: true,
  maxBufferBytes: 1e9,
  maxStorageBufferBindingBytes: 1e9,
} as const;
const withGpu = { checkDevice: () => Promise.resolve({ ...plain, gpu }) };
const modelId = 'builtin/script';

/** Workers whose models speak so many words a second, or fail. */
function engineOf(
  speeds: { readonly wasm: number; readonly webgpu: number | 'fails' },
  options: Partial<TransformersEngineOptions> = {},
  name = 'script',
) {
  const started: InsideSettings[] = [];
  const engine = transformersEngine({
    baseUrl: 'https://example.org/some/page/index.html?x#y',
    checkDevice: () => Promise.resolve(plain),
    startWorker: () =>
      standInWorker((scope) =>
        hostEngine((given) => {
          const settings = given as InsideSettings;
          started.push(settings);
          const speed = speeds[settings.device];
          // Time that passes only while a word is spoken.
          let clock = 0;
          return scriptedEngine(['I like trains a great deal, and so do you.'], {
            kind: 'builtin',
            together: true,
            embeds: true,
            name,
            now: () => clock,
            beforeWord: () => {
              clock += speed === 'fails' ? 0 : 1000 / speed;
              return new Promise((resolve) => setTimeout(resolve, 0));
            },
            loadFailure: () => (speed === 'fails' ? failure('engine/no-adapter', 'No.') : null),
          });
        }, scope),
      ),
    ...options,
  });
  return { engine, started };
}

engineContract('the engine with a worker for each device', () => {
  // What stands in for the model here has no probabilities.
  const { score: _, ...engine } = engineOf({ wasm: 1000, webgpu: 1000 }).engine;
  return { engine, modelId };
});

test('where there is no GPU, one worker is started, and it is told where the models are', async () => {
  const { engine, started } = engineOf({ wasm: 1000, webgpu: 1000 });
  expect((await all(engine.load(modelId, never()))).at(-1)).toEqual({
    type: 'loaded',
    device: 'wasm',
    because: 'no-webgpu',
  });
  await all(engine.generate(request(modelId), never()));
  expect(started).toEqual([{ device: 'wasm', modelsPath: '/some/page/models/', shaderF16: false, hubMirror: null }]);
});

test('a software adapter is not used', () => {
  const software = { ...plain, gpu: { ...gpu, software: true } };
  expect(planFor('onnx/a/b', software, 'auto')).toEqual({
    type: 'place',
    placement: { device: 'wasm', because: 'software-adapter' },
  });
  expect(planFor('onnx/a/b', software, 'webgpu')).toEqual({
    type: 'place',
    placement: { device: 'webgpu', because: 'asked-for' },
  });
});

test('the built-in model is measured, a large one goes to the GPU', () => {
  expect(planFor('builtin/colloquy', { ...plain, gpu }, 'auto')).toEqual({ type: 'measure' });
  expect(planFor('onnx/a/b', { ...plain, gpu }, 'auto')).toEqual({
    type: 'place',
    placement: { device: 'webgpu', because: 'gpu-faster' },
  });
});

test('a model that fails on the GPU is loaded on WASM instead', async () => {
  const { engine } = engineOf(
    { wasm: 1000, webgpu: 'fails' },
    { checkDevice: () => Promise.resolve({ ...plain, gpu }) },
  );
  const parts = await all(engine.load(modelId, never()));
  expect(parts.at(-1)).toEqual({ type: 'loaded', device: 'wasm', because: 'gpu-failed' });
});

test('a device that was asked for is not exchanged', async () => {
  const { engine } = engineOf({ wasm: 1000, webgpu: 'fails' }, { device: 'webgpu' });
  const end = (await all(engine.load(modelId, never()))).at(-1) as LoadPart;
  expect(end).toMatchObject({ type: 'failure', failure: { code: 'engine/no-adapter' } });
});

test('the built-in model stays on WASM where it is fast enough there, and the GPU is not started', async () => {
  const { engine, started } = engineOf({ wasm: 500, webgpu: 1000 }, withGpu, 'colloquy');
  const parts = await all(engine.load(builtinModelId, never()));
  expect(parts.at(-1)).toEqual({ type: 'loaded', device: 'wasm', because: 'fast-enough' });
  expect(started.map(({ device }) => device)).toEqual(['wasm']);
});

test('where WASM is slow the built-in model goes where it was measured to be faster, and this is remembered', async () => {
  const remembered: Placement[] = [];
  const measured = {
    recall: () => remembered[0] ?? null,
    remember: (_: string, place: Placement) => remembered.push(place),
  };
  const fast = engineOf({ wasm: 20, webgpu: 500 }, { ...withGpu, measured }, 'colloquy');
  const parts = await all(fast.engine.load(builtinModelId, never()));
  expect(parts.at(-1)).toEqual({ type: 'loaded', device: 'webgpu', because: 'gpu-faster' });
  const fractions = parts.flatMap((part) => (part.type === 'progress' ? [part.fraction] : []));
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  const again = engineOf({ wasm: 20, webgpu: 500 }, { ...withGpu, measured }, 'colloquy');
  await all(again.engine.load(builtinModelId, never()));
  expect(again.started.map(({ device }) => device)).toEqual(['webgpu']);
  const slow = engineOf({ wasm: 20, webgpu: 5 }, withGpu, 'colloquy');
  expect((await all(slow.engine.load(builtinModelId, never()))).at(-1)).toMatchObject({ because: 'gpu-slower' });
});
