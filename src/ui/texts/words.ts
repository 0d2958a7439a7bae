import type { Language } from '../../core';
import { useApp } from '../use-app';

/** The texts of one area in every language. The type keeps the languages at the same keys. */
export type Words<Texts> = Readonly<Record<Language, Texts>>;

/** The language in which the interface is written just now. */
export function useLanguage(): Language {
  return useApp((state) => state.settings.language);
}

/** An area's texts in the language of the interface: `const words = useWords(shellWords)`. */
export function useWords<Texts>(words: Words<Texts>): Texts {
  return words[useLanguage()];
}
