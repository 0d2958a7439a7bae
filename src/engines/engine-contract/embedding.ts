import { expect } from 'vitest';
import { nearest } from '../../base';
import { type EmbedPart, type Engine, limits, vectorsOf } from '../../core';
import type { Promised } from './promised';
import { all, answers, failureOf, lastOf, never, nothing } from './reading';

/** What is promised of vectors of texts, of engines that give them. */
export function embedding(promise: Promised): void {
  promise('texts become directions in their order, and the same text always the same one', async (made) => {
    const { engine, modelId } = made;
    if (engine.embed === undefined) return;
    const texts = ['Trains are late in winter.', '火车很快。', 'x', 'Trains are late in winter.'];
    const vectors = await vectorsFrom(engine, modelId, texts);
    expect(vectors).toHaveLength(texts.length);
    const size = vectors[0]?.length ?? 0;
    expect(size).toBeGreaterThan(1);
    for (const vector of vectors) {
      expect(vector).toHaveLength(size);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    }
    expect(vectors[3]).toEqual(vectors[0]);
    expect(await vectorsFrom(engine, modelId, ['x'])).toEqual([vectors[2]]);
    expect(await vectorsFrom(engine, modelId, [])).toEqual([]);
    await answers(engine, modelId);
  });

  promise('a passage in the same words is nearer than one in others', async ({ engine, modelId }) => {
    if (engine.embed === undefined) return;
    const passages = ['Bees dance to tell the others where flowers are.', 'Late trains cost passengers their evening.'];
    const [question = [], ...vectors] = await vectorsFrom(engine, modelId, ['Why do bees dance?', ...passages]);
    expect(nearest(question, vectors, 1)).toMatchObject([{ index: 0 }]);
  });

  promise('more texts than one request may have are asked for in several', async ({ engine, modelId }) => {
    if (engine.embed === undefined) return;
    const texts = Array.from({ length: limits.embeddedTexts + 2 }, (_, index) => `No ${index}`);
    expect(failureOf(await all(engine.embed({ modelId, texts }, never())))).toBe('engine/failed');
    const found = await vectorsOf(engine, { modelId, texts }, never());
    expect(found).toMatchObject({ ok: true });
    const last = await vectorsFrom(engine, modelId, texts.slice(-1));
    expect(found.ok && found.value.length === texts.length && found.value.at(-1)).toEqual(last[0]);
  });

  promise(
    'an empty text, one beyond the context or an unknown model is a failure, and the next request works',
    async (made) => {
      const { engine, modelId } = made;
      if (engine.embed === undefined) return;
      const asked = async (texts: readonly string[], model = modelId) =>
        all(engine.embed?.({ modelId: model, texts }, never()) ?? nothing());
      expect(failureOf(await asked(['fine', '']))).toBe('engine/failed');
      expect(failureOf(await asked(['fine'], `${engine.kinds[0]}/no such model`))).toBe('engine/model-unknown');
      const contextTokens = (await engine.models()).find(({ id }) => id === modelId)?.contextTokens || 4096;
      const tooLong = lastOf(await asked(['fine', 'one more word '.repeat(contextTokens)]));
      expect(tooLong).toMatchObject({ failure: { code: 'engine/context-exceeded', details: { text: 1 } } });
      await vectorsFrom(engine, modelId, ['fine']);
    },
  );

  promise('a request for vectors can be stopped before it begins and while it is carried out', async (made) => {
    const { engine, modelId } = made;
    if (engine.embed === undefined) return;
    const texts = Array.from({ length: limits.embeddedTexts }, (_, index) => `Text number ${index} about trains.`);
    const before = await all(engine.embed({ modelId, texts }, AbortSignal.abort()));
    expect([before.length, failureOf(before)]).toEqual([1, 'engine/stopped']);
    await vectorsFrom(engine, modelId, ['fine']);
    const stop = new AbortController();
    const stopped = all(engine.embed({ modelId, texts }, stop.signal));
    setTimeout(() => stop.abort());
    expect(failureOf(await stopped)).toBe('engine/stopped');
    await answers(engine, modelId);
  });
}

async function vectorsFrom(engine: Engine, modelId: string, texts: readonly string[]) {
  const end: EmbedPart | undefined = (await all(engine.embed?.({ modelId, texts }, never()) ?? nothing())).at(-1);
  if (end?.type !== 'embedded') throw new Error(`There are no vectors: ${end?.failure.message}`);
  return end.vectors;
}
