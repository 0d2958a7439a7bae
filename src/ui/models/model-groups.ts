import type { Language, ModelCard } from '../../core';
import { modelName } from '../texts/model-name';

/** The first part of a model's id, as far as the picker knows it. */
export type ModelGroup = 'builtin' | 'browser' | 'onnx' | 'webllm' | 'other';

export const modelGroups: readonly ModelGroup[] = ['builtin', 'browser', 'onnx', 'webllm', 'other'];

export function groupOf({ id }: ModelCard): ModelGroup {
  const kind = id.slice(0, id.indexOf('/'));
  return modelGroups.find((group) => group === kind) ?? 'other';
}

/** The cards in which every word of the search is found, under the name that the language has for them. */
export function matching(cards: readonly ModelCard[], search: string, language: Language): readonly ModelCard[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    const text = `${card.id} ${modelName(card, language)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** An id that the list does not have, as a card that says nothing more. */
export function unknownCard(id: string): ModelCard {
  const name = id.slice(id.indexOf('/') + 1);
  return { id, name, origin: 'network', contextTokens: 0, downloadBytes: null, memoryBytes: null, needs: [] };
}
