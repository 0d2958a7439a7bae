import { expect, test } from 'vitest';
import { all, request } from '../../engine-contract';
import { answer } from './answer';
import { vocabularyOf } from './json/vocabulary';
import type { LanguageModel, Memory } from './language-model';
import { memoryShelf } from './memory-shelf';
import { noHabits } from './sampling';

/** Tokens: 0 ends, 1 is the prompt, 2 to 4 are a, b, c. What comes next depends on what was written. */
function modelOf(next: (written: string) => Readonly<Record<string, number>>, copies = true) {
  let open = 0;
  const memory = (tokens: number[]): Memory & { tokens: number[] } => {
    open += 1;
    return {
      tokens,
      bytes: tokens.length,
      copyOfFirst: (count) => (copies ? memory(tokens.slice(0, count)) : null),
      dispose() {
        open -= 1;
      },
    };
  };
  const letters = '$?abc';
  const model: LanguageModel = {
    contextTokens: 100,
    tokensPerStep: 16,
    endTokens: new Set([0]),
    habits: noHabits,
    vocabulary: () => vocabularyOf([]),
    sentenceMarks: () => ({ ends: new Set(), blanks: new Set() }),
    promptTokens: () => [1],
    tokensOf: (text) => [...text].map((letter) => letters.indexOf(letter)),
    textOf: (tokens) => tokens.map((token) => letters[token] ?? '').join(''),
    newMemory: () => memory([]),
    forward(tokens, held) {
      (held.tokens as number[]).push(...tokens);
      const chances = next(model.textOf(held.tokens.slice(1)));
      return Promise.resolve(Float32Array.from([...letters], (letter) => Math.log(chances[letter] ?? 0)));
    },
    sideBySide: () => null,
    dispose: () => Promise.resolve(),
  };
  return { model, open: () => open };
}

// The likeliest first letter leads nowhere good: "a" ends in fair coin flips, "b" goes on for sure.
const garden = (written: string): Readonly<Record<string, number>> => {
  if (written === '') return { a: 0.6, b: 0.4 };
  if (written === 'a') return { a: 0.35, b: 0.35, c: 0.3 };
  if (written === 'b') return { c: 0.98, $: 0.02 };
  return { $: 1 };
};

async function say(model: LanguageModel, beams: number | undefined, signal = new AbortController().signal) {
  const shelf = memoryShelf({ memories: 4, bytes: 1e6 });
  const maker = { model, memories: shelf, device: 'cpu' as const, now: () => performance.now() };
  const change = { maxTokens: 10, ...(beams !== undefined && { beams }) };
  const parts = await all(answer(maker, request('builtin/letters', change), signal));
  shelf.clear();
  return parts.at(-1);
}

test('the likeliest answer is found where the greedy one is led astray', async () => {
  const { model, open } = modelOf(garden);
  expect(await say(model, undefined)).toMatchObject({ type: 'finish', text: expect.stringMatching(/^a/) });
  expect(await say(model, 3)).toMatchObject({ type: 'finish', text: 'bc', ended: 'stop' });
  expect(open()).toBe(0);
});

test('answers that never end are cut at the bound, and no memory stays behind', async () => {
  const { model, open } = modelOf(() => ({ a: 0.5, b: 0.5 }));
  expect(await say(model, 4)).toMatchObject({
    type: 'finish',
    ended: 'length',
    text: expect.stringMatching(/^[ab]{10}$/),
  });
  expect(open()).toBe(0);
});

test('a model whose cache cannot be copied says so', async () => {
  const { model, open } = modelOf(garden, false);
  expect(await say(model, 2)).toMatchObject({ type: 'failure', failure: { code: 'engine/unsupported' } });
  expect(open()).toBe(0);
});

test('no numbers are a failure, and a stop is heard between two steps', async () => {
  const broken = modelOf((written) => (written === '' ? garden('') : { a: Number.NaN }));
  expect(await say(broken.model, 2)).toMatchObject({ failure: { code: 'engine/garbled' } });
  expect(broken.open()).toBe(0);
  const stop = new AbortController();
  const endless = modelOf((written) => {
    if (written.length === 3) stop.abort();
    return { a: 0.5, b: 0.5 };
  });
  expect(await say(endless.model, 2, stop.signal)).toMatchObject({ failure: { code: 'engine/stopped' } });
  expect(endless.open()).toBe(0);
});
