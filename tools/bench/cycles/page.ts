import wasmForGpu from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import factory from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { EngineRequest } from '../../../src/core';
import { loadModel } from '../../../src/engines/transformers/inside/load-model';
import { sourceOf } from '../../../src/engines/transformers/inside/source-of';
import { transformersEngineInside } from '../../../src/engines/transformers/inside/transformers-engine';

/** What is held, for who looks at it from outside (`cycle-rows.mjs`). */
export type Census = {
  readonly gpuBuffers: number;
  /** Since the page was opened: proof that somebody counts. */
  readonly gpuBuffersMade: number;
  readonly heapBytes: number;
  readonly wasmBytes: number;
};

// What runs in the worker on the page runs here in the page itself, where everything that it makes can be counted.
const device = new URLSearchParams(location.search).get('device') === 'webgpu' ? 'webgpu' : 'wasm';
const runtime =
  device === 'webgpu' ? { wasm: wasmForGpu, factory: null, bytes: 26_900_000 } : { wasm, factory, bytes: 14_300_000 };
const settings = { device, modelsPath: new URL('models/', location.href).pathname, shaderF16: false } as const;
const gpuBuffers = countGpuBuffers();
const memories = collectMemories();

const request: EngineRequest = {
  modelId: 'builtin/colloquy',
  messages: [{ role: 'user', content: 'Bob: What do you think of trains?' }],
  maxTokens: 2,
  temperature: 0,
  seed: 1,
  // Random weights might have nothing to say.
  constraint: { type: 'one-of', texts: ['yes', 'no'] },
};

/** One load, one short answer, one unload; the runtime stays. */
async function cycle(): Promise<void> {
  const engine = transformersEngineInside({
    device,
    sourceOf: (modelId) => sourceOf(modelId, settings),
    loadModel: (source, around) => loadModel(source, { ...around, device, runtime }),
    now: () => performance.now(),
    retire: () => {},
  });
  for await (const part of engine.generate(request, new AbortController().signal)) {
    if (part.type === 'failure') throw new Error(`${part.failure.code}: ${part.failure.message}`);
  }
  await engine.dispose();
}

async function census(): Promise<Census> {
  // What only a finaliser or the last task still held goes in the second collection; one alone leaves megabytes.
  for (let collection = 0; collection < 3; collection += 1) {
    (globalThis as { gc?: () => void }).gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
  return {
    ...gpuBuffers(),
    heapBytes: memory.usedJSHeapSize,
    wasmBytes: memories().reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
}

Object.assign(globalThis, { cycle, census });

/** Buffers made and not destroyed. One that nobody holds any more and that nobody destroyed counts as held. */
function countGpuBuffers(): () => Pick<Census, 'gpuBuffers' | 'gpuBuffersMade'> {
  const held = new Set<object>();
  let gpuBuffersMade = 0;
  const { GPUDevice, GPUBuffer } = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  if (GPUDevice === undefined || GPUBuffer === undefined) return () => ({ gpuBuffers: 0, gpuBuffersMade });
  const devices = GPUDevice.prototype as { createBuffer(description: unknown): object };
  const buffers = GPUBuffer.prototype as { destroy(): void };
  const { createBuffer } = devices;
  const { destroy } = buffers;
  devices.createBuffer = function (this: object, description) {
    const buffer = createBuffer.call(this, description);
    held.add(buffer);
    gpuBuffersMade += 1;
    return buffer;
  };
  buffers.destroy = function (this: object) {
    held.delete(this);
    destroy.call(this);
  };
  return () => ({ gpuBuffers: held.size, gpuBuffersMade });
}

/** Every WebAssembly memory that is made from outside or inside of a module. They never shrink. */
function collectMemories(): () => readonly WebAssembly.Memory[] {
  const made = new Set<WebAssembly.Memory>();
  const Genuine = WebAssembly.Memory;
  WebAssembly.Memory = class extends Genuine {
    constructor(description: WebAssembly.MemoryDescriptor) {
      super(description);
      made.add(this);
    }
  };
  const { instantiate, instantiateStreaming } = WebAssembly;
  const noted = <Found extends object>(found: Found): Found => {
    const instance = 'instance' in found ? (found.instance as WebAssembly.Instance) : found;
    const exported = instance instanceof WebAssembly.Instance ? Object.values(instance.exports) : [];
    for (const value of exported) if (value instanceof Genuine) made.add(value);
    return found;
  };
  const noting =
    (make: (...given: never[]) => Promise<object>) =>
    async (...given: never[]) =>
      noted(await make(...given));
  Object.assign(WebAssembly, {
    instantiate: noting(instantiate as never),
    instantiateStreaming: noting(instantiateStreaming as never),
  });
  return () => [...made];
}
