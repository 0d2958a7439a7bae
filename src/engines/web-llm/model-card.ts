import type { ModelRecord } from '@mlc-ai/web-llm';
import type { ModelCard } from '../../core';

/** The first part of every model id of this engine. */
export const kind = 'webllm';

export const cardIdOf = (libraryId: string): string => `${kind}/${libraryId}`;

/** The library's own id of a model; null if the id belongs to another engine. */
export function libraryIdOf(cardId: string): string | null {
  return cardId.startsWith(`${kind}/`) ? cardId.slice(kind.length + 1) : null;
}

/**
 * Whether a model of the library's list can hold a conversation here. Left out: embedding and vision models
 * (`model_type`), models that were never taught to follow a chat (`Base`), and models that can only think aloud at
 * greater length than a turn has tokens for.
 */
export function canConverse({ model_id, model_type }: ModelRecord): boolean {
  return (model_type ?? 0) === 0 && !/-Base-|DeepSeek-R1|-Reasoning-|-Thinking-/.test(model_id);
}

/**
 * A model of the library's list, as the picker shows it. The library says how much memory it needs, but not how large
 * the download is: that stays null until it begins.
 */
export function modelCardOf(record: ModelRecord): ModelCard {
  return {
    id: cardIdOf(record.model_id),
    name: nameOf(record.model_id),
    origin: 'network',
    contextTokens: record.overrides?.context_window_size ?? 4096,
    downloadBytes: null,
    memoryBytes: record.vram_required_MB === undefined ? null : Math.round(record.vram_required_MB * 2 ** 20),
    needs: needsHalfPrecision(record) ? ['webgpu', 'shader-f16'] : ['webgpu'],
  };
}

/** The list states the feature for only some of its half-precision models; the quantization's name tells for all. */
function needsHalfPrecision({ model_id, required_features }: ModelRecord): boolean {
  return required_features?.includes('shader-f16') === true || /-q\d+f16(_\d)?(-|$)/.test(model_id);
}

/** `Llama-3.2-1B-Instruct-q4f16_1-MLC-1k` becomes `Llama-3.2-1B-Instruct (q4f16_1, 1k)`. */
function nameOf(modelId: string): string {
  const [, name, quantization, window] = /^(.+)-(q\d+f\d+(?:_\d)?)(?:-MLC)?(?:-(\d+k))?$/.exec(modelId) ?? [];
  if (name === undefined) return modelId;
  return `${name} (${[quantization, window].filter((part) => part !== undefined).join(', ')})`;
}
