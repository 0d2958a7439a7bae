import { expect, test } from 'vitest';
import type { EngineRequest } from '../../../core';
import { all, request } from '../../engine-contract';
import { answer } from './answer';
import type { LanguageModel, Memory } from './language-model';
import { memoryShelf } from './memory-shelf';
import { noHabits } from './sampling';

const end = 0;

/** A model with one token a letter, which says what `say` wants after so many letters of its own. */
function letterModel(say: (written: number) => string | null | typeof Number.NaN, contextTokens = 4096): LanguageModel {
  const tokensOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
  let prompt = 0;
  const memory = (tokens: number[]): Memory & { tokens: number[] } => ({
    tokens,
    bytes: tokens.length,
    copyOfFirst: (count) => memory(tokens.slice(0, count)),
    dispose() {},
  });
  return {
    contextTokens,
    tokensPerStep: 16,
    endTokens: new Set([end]),
    habits: noHabits,
    sentenceMarks: () => ({ ends: new Set(), blanks: new Set() }),
    promptTokens(messages) {
      const tokens = tokensOf(messages.map(({ content }) => content).join('\n'));
      prompt = tokens.length;
      return tokens;
    },
    tokensOf,
    textOf: (tokens) => String.fromCharCode(...tokens),
    newMemory: () => memory([]),
    forward(tokens, held) {
      (held.tokens as number[]).push(...tokens);
      const wanted = say(held.tokens.length - prompt);
      const logits = new Float32Array(128).fill(typeof wanted === 'number' ? Number.NaN : -10);
      if (typeof wanted !== 'number') logits[wanted === null ? end : wanted.charCodeAt(0)] = 10;
      return Promise.resolve(logits);
    },
    dispose: () => Promise.resolve(),
  };
}

const modelId = 'builtin/letters';
const shelf = () => memoryShelf({ memories: 4, bytes: 1e6 });
const ask = (model: LanguageModel, change: Partial<EngineRequest> = {}) =>
  all(
    answer(
      { model, memories: shelf(), device: 'cpu', now: () => performance.now() },
      request(modelId, { maxTokens: 500, ...change }),
      new AbortController().signal,
    ),
  );
const spelling = (text: string) => (written: number) => text[written] ?? null;

test('the answer ends where the model ends it', async () => {
  expect((await ask(letterModel(spelling('Hello.')))).at(-1)).toMatchObject({
    type: 'finish',
    text: 'Hello.',
    ended: 'stop',
    usage: { completionTokens: 6 },
  });
});

test('an answer of nothing, or of blanks, is a failure', async () => {
  const empty = { type: 'failure', failure: { code: 'engine/empty-answer' } };
  expect((await ask(letterModel(spelling('')))).at(-1)).toMatchObject(empty);
  expect((await ask(letterModel(spelling('  ')))).at(-1)).toMatchObject(empty);
});

test('the same few letters again and again, or no numbers at all, are garbled', async () => {
  const garbled = { type: 'failure', failure: { code: 'engine/garbled' } };
  const said = async (text: string) => (await ask(letterModel(spelling(text)))).at(-1);
  expect(await said('a'.repeat(24))).toMatchObject(garbled);
  expect(await said('a'.repeat(23))).toMatchObject({ type: 'finish' });
  expect(await said(`Well, ${'Fiona'.repeat(10)}`)).toMatchObject(garbled);
  expect(await said(`${'Fiona'.repeat(9)}!`)).toMatchObject({ type: 'finish' });
  expect(await said('--- | '.repeat(9))).toMatchObject({ type: 'finish' });
  expect((await ask(letterModel(() => Number.NaN))).at(-1)).toMatchObject(garbled);
});

test('the context is kept to the token', async () => {
  const content = 'x'.repeat(100);
  const messages = [{ role: 'user', content }] as const;
  const exact = await ask(letterModel(spelling('vwxyz'.repeat(6)), 120), { messages, maxTokens: 20 });
  expect(exact.at(-1)).toMatchObject({ type: 'finish', ended: 'length', usage: { completionTokens: 20 } });
  const over = await ask(letterModel(spelling('vwxyz'.repeat(6)), 119), { messages, maxTokens: 20 });
  expect(over).toMatchObject([
    {
      type: 'failure',
      failure: { code: 'engine/context-exceeded', details: { promptTokens: 100, contextTokens: 119 } },
    },
  ]);
  const greedy = await ask(letterModel(spelling('The quick brown fox jumps over lazy dogs by night.'), 140), {
    messages,
    maxTokens: 4000,
  });
  expect(greedy.at(-1)).toMatchObject({ type: 'finish', ended: 'length', usage: { completionTokens: 40 } });
});

test('a choice asks the model only where the texts part', async () => {
  const texts = ['Alice', 'Alan'];
  const chosen = await ask(letterModel(spelling('Alan')), { constraint: { type: 'one-of', texts }, maxTokens: 1 });
  expect(chosen).toMatchObject([
    { type: 'text', text: 'Alan' },
    { type: 'finish', text: 'Alan', ended: 'stop' },
  ]);
  const only = await ask(
    letterModel(() => Number.NaN),
    { constraint: { type: 'one-of', texts: ['Bob'] } },
  );
  expect(only.at(-1)).toMatchObject({ type: 'finish', text: 'Bob', usage: { prefillTokens: 0 } });
});

test('nothing to choose from is a failure', async () => {
  const nothing = await ask(letterModel(spelling('A')), { constraint: { type: 'one-of', texts: [] } });
  expect(nothing.at(-1)).toMatchObject({ type: 'failure', failure: { code: 'engine/failed' } });
});
