import { type DeviceReport, memoryShare } from '../device';

/** Where a browser does not tell its machine's memory (Firefox, Safari): two small models, or a middle one. */
const usualBytes = 2 * 1024 ** 3;

/**
 * The bytes that models may take together. A browser tells nothing about the GPU's memory, and at most 8 GiB of the
 * machine's: the bound is on the safe side, and one model alone may always be larger.
 */
export function roomForModels({ memoryBytes }: DeviceReport): number {
  return memoryBytes === null ? usualBytes : memoryBytes * memoryShare;
}
