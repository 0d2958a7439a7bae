import { builtinModelId, cardOf, repositoryOf } from '../catalogue';
import type { ComputeDevice, ModelSource, Weights } from './load-model';

export type SourceSettings = {
  readonly device: ComputeDevice;
  readonly modelsPath: string;
  readonly shaderF16: boolean;
};

/** Where a model comes from, and the weights that suit the device best; null for an id that names no model. */
export function sourceOf(modelId: string, { device, modelsPath, shaderF16 }: SourceSettings): ModelSource | null {
  const card = cardOf(modelId);
  if (card === null) return null;
  const { id, contextTokens, downloadBytes } = card;
  if (id === builtinModelId) {
    return {
      id,
      contextTokens,
      downloadBytes,
      from: { type: 'folder', parent: modelsPath, name: 'builtin' },
      weights: builtinWeights,
    };
  }
  const repository = repositoryOf(modelId);
  if (repository === null) return null;
  const weights = device === 'webgpu' ? (shaderF16 ? gpuWeightsF16 : gpuWeights) : cpuWeights;
  return { id, contextTokens, downloadBytes, from: { type: 'hub', repository }, weights };
}

/** Kept as 16-bit floats and computed with 32-bit ones, which the library's own name for it (`fp16`) would not allow. */
const builtinWeights: readonly Weights[] = [{ dtype: 'fp32', fileName: 'model_fp16' }, { dtype: 'fp32' }];

const cpuWeights: readonly Weights[] = [{ dtype: 'q8' }, { dtype: 'q4' }, { dtype: 'fp32' }];
const gpuWeights: readonly Weights[] = [{ dtype: 'q4' }, { dtype: 'fp32' }, { dtype: 'q8' }];
const gpuWeightsF16: readonly Weights[] = [{ dtype: 'q4f16' }, { dtype: 'fp16' }, ...gpuWeights];
