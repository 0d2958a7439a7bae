import { expect, test } from 'vitest';
import type { EnginePart } from '../../core';
import { all, request } from '../engine-contract';
import { modelCardOf } from './model-card';
import { standInLibrary } from './stand-in-library';
import { standInModel, standInWorld } from './stand-in-world';
import { webLlmEngine } from './web-llm-engine';

const card = modelCardOf(standInModel);
const never = () => new AbortController().signal;

function made() {
  const world = standInWorld();
  const library = standInLibrary([standInModel], world);
  let steps = 0;
  const worked = () => {
    steps += 1;
  };
  const engine = webLlmEngine({ library, cards: [card], world, worked });
  const answer = (change: Parameters<typeof request>[1] = {}) =>
    all(engine.generate(request(card.id, { maxTokens: 200, ...change }), never()));
  return { library, engine, answer, steps: () => steps };
}

const textOf = (parts: readonly EnginePart[]) =>
  parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');

test.each([
  ['one token', [' no'], 24],
  ['three', [' to', ' and', ' fro'], 30],
  ['eight', [' a', ' b', ' c', ' d', ' e', ' f', ' g', ' h'], 80],
  ['a token that shows nothing', [''], 24],
] as const)('an answer that goes in circles is garbled as soon as that is certain: %s', async (_, pieces, tokens) => {
  const { library, answer } = made();
  library.goInCircles(1, pieces);
  const parts = await answer();
  expect(parts.at(-1)).toMatchObject({ type: 'failure', failure: { code: 'engine/garbled' } });
  expect(textOf(parts)).toBe(Array.from({ length: tokens }, (_, at) => pieces[at % pieces.length]).join(''));
});

test('who says nine things by turns, or is held to a schema, is not cut off', async () => {
  const { library, answer } = made();
  library.goInCircles(1, [' a', ' b', ' c', ' d', ' e', ' f', ' g', ' h', ' i']);
  expect((await answer()).at(-1)).toMatchObject({ type: 'finish', ended: 'length' });
  const tens = 'ten '.repeat(60);
  const constraint = { type: 'one-of', texts: [tens] } as const;
  expect((await answer({ constraint })).at(-1)).toMatchObject({ type: 'finish', text: tens });
});

test('after one garbled answer the model stays, without what its cache held; after two in a row it is loaded anew', async () => {
  const { library, answer } = made();
  library.goInCircles(1);
  await answer();
  expect((await answer()).at(-1)).toMatchObject({ type: 'finish', cache: 'reset-stopped-answer' });
  expect(library.reloads).toBe(1);
  library.goInCircles(1);
  await answer();
  expect((await answer()).at(-1)).toMatchObject({ type: 'finish' });
  expect(library.reloads).toBe(1);
  library.goInCircles(2);
  await answer();
  await answer();
  expect((await answer()).at(-1)).toMatchObject({ type: 'finish', cache: 'fresh' });
  expect(library.reloads).toBe(2);
});

test('each step of a load and each token of a score is a sign of work', async () => {
  const { engine, steps } = made();
  const score = async (text: string) => {
    const before = steps();
    const { messages } = request(card.id);
    if (engine.score === undefined) throw new Error('It cannot score.');
    const parts = await all(engine.score({ modelId: card.id, messages, text, alternatives: 1 }, never()));
    expect(parts.at(-1)).toMatchObject({ type: 'scored' });
    return steps() - before;
  };
  const withLoad = await score('A'.repeat(50));
  const alone = await score('A'.repeat(50));
  expect(alone).toBeGreaterThanOrEqual(50);
  expect(withLoad).toBeGreaterThan(alone);
});
