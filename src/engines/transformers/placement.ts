import type { DeviceReason } from '../../core';
import type { DeviceReport } from '../device';
import { builtinModelId } from './catalogue';

/** Where a model computes, and why. */
export type Placement = { readonly device: 'wasm' | 'webgpu'; readonly because: DeviceReason };

/** `measure`: nobody can tell, so both are tried: WASM first, and the GPU only where that is slow. */
export type Plan = { readonly type: 'place'; readonly placement: Placement } | { readonly type: 'measure' };

/**
 * Plans where a model is to compute. A software adapter loses to WASM always (measured: 0.5 tokens a second to 330).
 * With a real GPU a large model is faster there; the built-in one is so small that handing each step to the GPU may
 * take longer than computing it, so it is measured.
 */
export function planFor(modelId: string, report: DeviceReport, asked: 'auto' | 'wasm' | 'webgpu'): Plan {
  if (asked !== 'auto') return place(asked, 'asked-for');
  const { gpu } = report;
  if (gpu.type !== 'adapter') return place('wasm', gpu.type);
  if (gpu.software) return place('wasm', 'software-adapter');
  return modelId === builtinModelId ? { type: 'measure' } : place('webgpu', 'gpu-faster');
}

/** Faster than anyone reads, and a turn of 60 tokens is there in about a second: not worth a download of 27 MB. */
export const fastEnoughTokensPerSecond = 50;

function place(device: Placement['device'], because: DeviceReason): Plan {
  return { type: 'place', placement: { device, because } };
}
