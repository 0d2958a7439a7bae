import { expect, test } from 'vitest';
import { settingsFrom } from './settings';

test('a first visit is in the preferred language and follows the system', () => {
  expect(settingsFrom(null, 'zh')).toMatchObject({ language: 'zh', theme: 'system', agreedModels: [] });
});

test('what was kept goes before it, field by field; what does not fit is forgotten', () => {
  const kept = { language: 'en', theme: 'purple', readingOpen: false, agreedModels: ['a', 7], more: 1 };
  expect(settingsFrom(kept, 'zh')).toEqual({
    language: 'en',
    theme: 'system',
    scenarioOpen: true,
    readingOpen: false,
    agreedModels: [],
    hubMirror: null,
    mostTurns: 100,
    mostTokens: 100_000,
    pace: 'fast',
  });
  for (const rubbish of ['{', [], 7, undefined]) expect(settingsFrom(rubbish, 'en').language).toBe('en');
});

test('a mirror is taken up only as it would be accepted from a person', () => {
  expect(settingsFrom({ hubMirror: 'https://mirror.example' }, 'en').hubMirror).toBe('https://mirror.example');
  expect(settingsFrom({ hubMirror: 'http://mirror.example' }, 'en').hubMirror).toBe(null);
});
