import { ok } from '../base';
import type { Language, Tool } from '../core';

/** Finds the passages of the scenario's documents that an input is about, best first (BM25+ of the words in it). */
export const search: Tool = {
  id: 'search',
  words: {
    en: {
      name: 'Search',
      description: 'Finds passages in the scenario’s documents.',
      input: 'a few words to search for',
    },
    zh: { name: '搜索', description: '在场景的资料里查找段落。', input: '要查找的几个词' },
  },
  run: async (input, { scenario }) => {
    const { shelfOf } = await import('./shelf');
    const found = shelfOf(scenario).about(input.slice(0, longestQuery), most);
    const texts = found.map(({ title, text }) => `${title}: ${text}`);
    return ok(texts.length === 0 ? nothing[scenario.language] : texts.join('\n'));
  },
};

const most = 3;
const longestQuery = 200;
const nothing: Record<Language, string> = { en: 'Nothing found.', zh: '没有找到。' };
