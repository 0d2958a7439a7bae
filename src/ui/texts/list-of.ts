import type { Language } from '../../core';

/** Names or short remarks one after another, as the language sets them. */
export function listOf(parts: readonly string[], language: Language): string {
  return parts.join(language === 'zh' ? '、' : ', ');
}
