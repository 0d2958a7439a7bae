import { expect, test } from 'vitest';
import { all } from '../../engine-contract';
import { embed } from './embed';
import type { LanguageModel, Memory } from './language-model';
import { noHabits } from './sampling';

/** One token a letter, whose state is 1 at the letter's place; `log` holds how many tokens each step read. */
function letters(change: Partial<LanguageModel> = {}) {
  const log: (number | 'disposed')[] = [];
  const model: LanguageModel = {
    contextTokens: 10,
    tokensPerStep: 4,
    endTokens: new Set(),
    habits: noHabits,
    sentenceMarks: () => ({ ends: new Set(), blanks: new Set() }),
    vocabulary: () => {
      throw new Error('Vectors need no vocabulary.');
    },
    promptTokens: () => [],
    tokensOf: (text) => [...text].map((letter) => letter.charCodeAt(0) - 97),
    textOf: () => '',
    newMemory: (): Memory => ({ tokens: [], bytes: 0, copyOfFirst: () => null, dispose: () => log.push('disposed') }),
    forward: () => Promise.reject(new Error('Vectors need no logits.')),
    textStates(tokens) {
      log.push(tokens.length);
      const sum = new Float32Array(3);
      for (const token of tokens) sum[token] = (sum[token] ?? 0) + 1;
      return Promise.resolve(sum);
    },
    sideBySide: () => null,
    dispose: () => Promise.resolve(),
    ...change,
  };
  return { model, log };
}

const vectorsOf = (model: LanguageModel, texts: readonly string[], signal = new AbortController().signal) =>
  all(embed({ model, device: 'cpu' }, { modelId: 'builtin/letters', texts }, signal));

test('a vector is the mean of all states, of long texts too, made as long as 1', async () => {
  const { model, log } = letters();
  const vectors = [
    [1, 0, 0],
    [0.6, 0.8, 0],
  ];
  expect(await vectorsOf(model, ['a', 'aaabbbb'])).toEqual([{ type: 'embedded', device: 'cpu', vectors }]);
  expect(log).toEqual([1, 'disposed', 4, 3, 'disposed']);
});

test('a text is looked at before any is computed', async () => {
  const { model, log } = letters();
  expect(await vectorsOf(model, ['a', 'a'.repeat(11)])).toMatchObject([
    {
      failure: { code: 'engine/context-exceeded', details: { promptTokens: 11, contextTokens: 10, text: 1 } },
    },
  ]);
  expect(await vectorsOf(model, ['a', ''])).toMatchObject([{ failure: { code: 'engine/failed' } }]);
  expect(log).toEqual([]);
});

test('a model without such states says so', async () => {
  const { textStates: _, ...model } = letters().model;
  expect(await vectorsOf(model, ['a'])).toMatchObject([{ failure: { code: 'engine/unsupported' } }]);
});

test('a stop waits for one step, and what was read is given back', async () => {
  const stop = new AbortController();
  const { model, log } = letters();
  const stopping: LanguageModel = {
    ...model,
    textStates: (tokens, memory) => {
      stop.abort();
      return model.textStates?.(tokens, memory) ?? Promise.reject(new Error('It has states.'));
    },
  };
  expect(await vectorsOf(stopping, ['aaabbbb', 'a'], stop.signal)).toMatchObject([
    { failure: { code: 'engine/stopped' } },
  ]);
  expect(log).toEqual([4, 'disposed']);
});

test('states that lead nowhere are no vector', async () => {
  const { model, log } = letters({ textStates: () => Promise.resolve(new Float32Array(3)) });
  await expect(vectorsOf(model, ['a'])).rejects.toThrow('no direction');
  expect(log).toEqual(['disposed']);
});
