import type { Engine } from '../core';

/** The engine that serves a model, by the first part of its id; null if there is none. */
export function engineFor(engines: readonly Engine[], modelId: string): Engine | null {
  return engines.find(({ kinds }) => kinds.includes(modelId.slice(0, Math.max(0, modelId.indexOf('/'))))) ?? null;
}
