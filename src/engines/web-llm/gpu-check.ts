import { type Failure, failure, type ModelCard } from '../../core';
import type { Surroundings } from './surroundings';

/** Why a model cannot run on this machine, before anything is downloaded for it; null if it can. */
export async function gpuProblem({ gpu }: Surroundings, { needs }: ModelCard): Promise<Failure | null> {
  if (gpu === undefined) return failure('engine/no-webgpu', 'This browser has no WebGPU.');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (adapter === null) return failure('engine/no-adapter', 'The browser gave no GPU adapter.');
  const missing = needs.find((need) => need !== 'webgpu' && !adapter.features.has(need));
  if (missing === undefined) return null;
  return failure('engine/no-adapter', `The GPU adapter has no ${missing}.`, { feature: missing });
}
