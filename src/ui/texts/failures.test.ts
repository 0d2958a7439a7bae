import { expect, test } from 'vitest';
import { failureCodes, languages } from '../../core';
import { failureWords } from './failures';

test.each(failureCodes)('%s says what happened and what to do next, in both languages', (code) => {
  for (const language of languages) {
    for (const details of [
      {},
      { model: 'builtin/colloquy', status: 503, bytes: 90_000, most: 32_000, path: 'agents.2' },
    ]) {
      const { what, next } = failureWords[language][code](details);
      for (const sentence of [what, next]) {
        expect(sentence).toMatch(/[.。]$/);
        expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  }
});

test('Chinese sentences are Chinese, and English ones are not', () => {
  for (const code of failureCodes) {
    expect(failureWords.zh[code]({}).next).toMatch(/\p{Script=Han}/u);
    expect(failureWords.en[code]({}).next).not.toMatch(/\p{Script=Han}/u);
  }
});

test('the built-in model is called as it is everywhere else, not by its id', () => {
  const what = (language: 'en' | 'zh', model: string) => failureWords[language]['engine/model-missing']({ model }).what;
  expect(what('en', 'builtin/colloquy')).toBe('The files of the built-in model are not where they should be.');
  expect(what('zh', 'builtin/colloquy')).toBe('没有找到内置模型的文件。');
  expect(what('zh', 'onnx/a/b')).toBe('没有找到 onnx/a/b 的文件。');
});

test('nobody is sent to the built-in model by the built-in model', () => {
  for (const code of ['engine/offline', 'engine/download-cancelled'] as const) {
    for (const [language, name] of [
      ['en', 'built-in model'],
      ['zh', '内置模型'],
    ] as const) {
      const next = (model: string) => failureWords[language][code]({ model }).next;
      expect(next('onnx/a/b')).toContain(name);
      expect(next('builtin/colloquy')).not.toContain(name);
    }
  }
});
