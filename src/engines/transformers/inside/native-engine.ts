import type { Engine } from '../../../core';
import { loadModel } from './load-model';
import { sourceOf } from './source-of';
import { transformersEngineInside } from './transformers-engine';

/**
 * The engine as it runs in its worker, with ONNX Runtime's native library in Node instead of WASM: for tests and for
 * tools. `modelsPath` ends in a slash and has a folder for each bundled model.
 */
export function nativeEngine(modelsPath: string, retire: () => void = () => {}): Engine {
  return transformersEngineInside({
    device: 'cpu',
    sourceOf: (modelId) => sourceOf(modelId, { device: 'cpu', modelsPath, shaderF16: false }),
    loadModel: (source, around) => loadModel(source, { ...around, device: 'cpu', runtime: null }),
    now: () => performance.now(),
    retire,
  });
}
