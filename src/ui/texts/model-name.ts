import type { Language, ModelCard } from '../../core';

/** What a model is called: by its maker in every language, except where the name is a description or holds one. */
export function modelName({ id, name }: Pick<ModelCard, 'id' | 'name'>, language: Language): string {
  return described.get(id)?.[language] ?? name;
}

const described: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
  ['browser/model', { en: 'The browser’s own model', zh: '浏览器自带的模型' }],
  ['builtin/colloquy', { en: 'Colloquy (built in)', zh: 'Colloquy (内置)' }],
]);
