import type { Language, ModelCard } from '../../core';

/** What a model is called: by its maker in every language, except for one that has no name but a description. */
export function modelName({ id, name }: Pick<ModelCard, 'id' | 'name'>, language: Language): string {
  return id === 'browser/model' ? described[language] : name;
}

const described: Readonly<Record<Language, string>> = { en: 'The browser’s own model', zh: '浏览器自带的模型' };
