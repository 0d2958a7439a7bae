import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { storedWords } from '../models/stored-words';
import { controlWords } from './control';
import { editorWords } from './editor';
import { playgroundWords } from './playground';
import { shellWords } from './shell';

const ui = join(import.meta.dirname, '..');
const sources = readdirSync(ui, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !path.startsWith('texts'))
  .map((path) => readFileSync(join(ui, path), 'utf8'))
  .join('\n');

describe.each(Object.entries({ controlWords, editorWords, playgroundWords, shellWords, storedWords }))(
  '%s',
  (_, words) => {
    test('says in Chinese all that it says in English, and in Chinese', () => {
      expect(keysOf(words.zh)).toEqual(keysOf(words.en));
      for (const text of textsOf(words.en)) expect(text).not.toMatch(/^\s|\s$|^$/);
      for (const text of textsOf(words.zh))
        expect(text).not.toMatch(/^\s|\s$|^$|[\p{Script=Han}][,;:!?](?=\p{Script=Han})/u);
    });

    test('says nothing that is never said', () => {
      const unused = Object.keys(words.en).filter((key) => !new RegExp(`\\b${key}\\b`).test(sources));
      expect(unused).toEqual([]);
    });
  },
);

function keysOf(words: object, path = ''): readonly string[] {
  return Object.entries(words)
    .flatMap(([key, value]) => {
      const here = `${path}.${key}`;
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? keysOf(value, here) : [here];
    })
    .sort();
}

function textsOf(words: object): readonly string[] {
  return Object.values(words).flatMap((value) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? textsOf(value) : [];
  });
}
