import { expect, test } from 'vitest';
import { type EngineRequest, isJsonOf, type JsonSchema } from '../../../core';
import { all, request } from '../../engine-contract';
import { answer } from './answer';
import { vocabularyOf } from './json/vocabulary';
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
    vocabulary: () =>
      vocabularyOf(Array.from({ length: 128 }, (_, byte) => (byte === end ? null : Uint8Array.of(byte)))),
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
    sideBySide: () => null,
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

const sayAndBid: JsonSchema = {
  type: 'object',
  properties: { say: { type: 'string' }, move: { type: 'string', enum: ['stay', 'stop'] } },
};
const jsonOf = (schema: JsonSchema) => ({ constraint: { type: 'json', schema } as const });

test('an answer in JSON is what the model wants, as far as the schema allows', async () => {
  const wanted = '{"say": "Hi, \\"Bo\\".", "move": "stop"}';
  const said = await ask(letterModel(spelling(wanted)), jsonOf(sayAndBid));
  expect(said.at(-1)).toMatchObject({ type: 'finish', text: wanted, ended: 'stop' });
  const prose = (await ask(letterModel(spelling('Well, I would rather not.')), jsonOf(sayAndBid))).at(-1);
  expect(prose?.type === 'finish' && isJsonOf(sayAndBid, prose.text)).toBe(true);
});

test('when the tokens run out, strings close and the model still makes its choices', async () => {
  // It says the first letter for ever, and chooses the move whose third letter is an o.
  const rambling = (written: number) => (written < 70 ? 'm' : 'o');
  const end = (await ask(letterModel(rambling), { ...jsonOf(sayAndBid), maxTokens: 60 })).at(-1);
  if (end?.type !== 'finish') throw new Error('No finish.');
  expect(end.text).toMatch(/^\{"say": "m+", "move": "sto?/);
  expect(end.usage.completionTokens).toBe(60);
  const short = (await ask(letterModel(rambling), { ...jsonOf(sayAndBid), maxTokens: 8 })).at(-1);
  expect(short).toMatchObject({ type: 'finish', ended: 'stop' });
  expect(short?.type === 'finish' && short.text).toMatch(/^\{"say": "", "move": "sto?/);
});

test('an answer in JSON never goes beyond the context, and is not begun where it might', async () => {
  const messages = [{ role: 'user', content: 'x'.repeat(100) }] as const;
  const least = '{"say": "", "move": "stay"}'.length;
  const inContext = (contextTokens: number) =>
    ask(
      letterModel(() => 'm', contextTokens),
      { ...jsonOf(sayAndBid), messages, maxTokens: 1 },
    );
  expect((await inContext(100 + least)).at(-1)).toMatchObject({ type: 'finish', usage: { completionTokens: least } });
  expect((await inContext(99 + least)).at(-1)).toMatchObject({ failure: { code: 'engine/context-exceeded' } });
  const wordy = await ask(
    letterModel(() => 'm', 160),
    { ...jsonOf(sayAndBid), messages, maxTokens: 400 },
  );
  expect(wordy.at(-1)).toMatchObject({ type: 'finish', usage: { completionTokens: 60 } });
});

test('JSON that nobody can write is a failure', async () => {
  const code = async (schema: JsonSchema, change: Partial<EngineRequest> = {}) => {
    const end = (await ask(letterModel(spelling('A')), { ...jsonOf(schema), ...change })).at(-1);
    return end?.type === 'failure' ? end.failure.code : end?.type;
  };
  expect(await code({ type: 'string', enum: [] })).toBe('engine/failed');
  expect(await code({ type: 'string', enum: ['陈'] })).toBe('engine/failed');
  expect(await code(sayAndBid, { beams: 2 })).toBe('engine/unsupported');
  const broken = await ask(
    letterModel(() => Number.NaN),
    jsonOf(sayAndBid),
  );
  expect(broken.at(-1)).toMatchObject({ failure: { code: 'engine/garbled' } });
});

test('a request may sample otherwise than the model does', async () => {
  const wide = { temperature: 1000, maxTokens: 20, seed: 3 };
  const greedy = await ask(letterModel(spelling('Hello.')), { ...wide, sampling: { topK: 1 } });
  expect(greedy.at(-1)).toMatchObject({ type: 'finish', text: 'Hello.' });
  const wild = await ask(letterModel(spelling('Hello.')), wide);
  expect(wild.at(-1)).not.toMatchObject({ text: 'Hello.' });
  const again = await ask(letterModel(spelling('Hello.')), wide);
  expect(again.filter(({ type }) => type === 'text')).toEqual(wild.filter(({ type }) => type === 'text'));
});
