import type { ModelCard } from '../../core';

/** The first part of a model's id, as far as the picker knows it. */
export type ModelGroup = 'builtin' | 'onnx' | 'webllm' | 'other';

export const modelGroups: readonly ModelGroup[] = ['builtin', 'onnx', 'webllm', 'other'];

export function groupOf({ id }: ModelCard): ModelGroup {
  const kind = id.slice(0, id.indexOf('/'));
  return modelGroups.find((group) => group === kind) ?? 'other';
}

/** The cards in which every word of the search is found. */
export function matching(cards: readonly ModelCard[], search: string): readonly ModelCard[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return cards.filter(({ id, name }) => words.every((word) => `${id} ${name}`.toLowerCase().includes(word)));
}

/** An id that the list does not have, as a card that says nothing more. */
export function unknownCard(id: string): ModelCard {
  const name = id.slice(id.indexOf('/') + 1);
  return { id, name, origin: 'network', contextTokens: 0, downloadBytes: null, memoryBytes: null, needs: [] };
}
