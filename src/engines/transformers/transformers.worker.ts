import wasmForGpu from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import factory from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as z from 'zod/mini';
import { hostEngine } from '../worker/host';
import { loadModel } from './inside/load-model';
import { sourceOf } from './inside/source-of';
import { transformersEngineInside } from './inside/transformers-engine';
import type { InsideSettings } from './inside-settings';

const settingsSchema: z.ZodMiniType<InsideSettings> = z.object({
  device: z.enum(['wasm', 'webgpu']),
  modelsPath: z.string(),
  shaderF16: z.boolean(),
  hubMirror: z.nullable(z.string()),
});

hostEngine((given, retire, worked) => {
  const settings = settingsSchema.parse(given);
  const { device } = settings;
  // For the GPU the runtime's own script is part of this bundle; the plain one is half the size and for WASM alone.
  const runtime =
    device === 'webgpu' ? { wasm: wasmForGpu, factory: null, bytes: 26_900_000 } : { wasm, factory, bytes: 14_300_000 };
  return transformersEngineInside({
    device,
    sourceOf: (modelId) => sourceOf(modelId, settings),
    loadModel: (source, around) => loadModel(source, { ...around, device, runtime, hubMirror: settings.hubMirror }),
    now: () => performance.now(),
    retire,
    worked,
  });
}, self);
