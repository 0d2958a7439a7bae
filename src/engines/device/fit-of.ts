import type { ModelCard } from '../../core';
import type { DeviceReport } from './device-report';

/**
 * Whether a model runs on a device. `too-slow`: it needs a GPU, and there is only a software one (minutes a sentence).
 * `may-not-fit`: it asks for more memory or storage than there seems to be. Advice: only trying tells for sure.
 */
export type Fit = 'runs' | 'needs-webgpu' | 'needs-shader-f16' | 'too-slow' | 'may-not-fit';

/** The share of a machine's memory that one page may reasonably hope for. */
export const memoryShare = 0.5;

export function fitOf(card: ModelCard, report: DeviceReport): Fit {
  if (card.needs.length > 0) {
    if (report.gpu.type !== 'adapter') return 'needs-webgpu';
    if (card.needs.includes('shader-f16') && !report.gpu.shaderF16) return 'needs-shader-f16';
    if (report.gpu.software) return 'too-slow';
  }
  const tooLargeForMemory =
    card.memoryBytes !== null && report.memoryBytes !== null && card.memoryBytes > report.memoryBytes * memoryShare;
  const tooLargeForStorage =
    card.origin === 'network' &&
    card.downloadBytes !== null &&
    report.storage !== null &&
    card.downloadBytes > report.storage.freeBytes;
  return tooLargeForMemory || tooLargeForStorage ? 'may-not-fit' : 'runs';
}
