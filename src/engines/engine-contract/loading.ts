import { expect } from 'vitest';
import type { Promised } from './promised';
import { all, answers, failureOf, lastOf, never, request } from './reading';

/** What is promised of models and of loading them. */
export function loading(promise: Promised): void {
  promise('every card begins with one of its kinds', async ({ engine, modelId }) => {
    const cards = await engine.models();
    expect(cards.length).toBeGreaterThan(0);
    for (const { id } of cards) expect(engine.kinds).toContain(id.split('/')[0]);
    expect(engine.kinds).toContain(modelId.split('/')[0]);
  });

  promise('progress only grows, and loading twice ends at once', async ({ engine, modelId }) => {
    const first = await all(engine.load(modelId, never()));
    expect(lastOf(first).type).toBe('loaded');
    const fractions = first.flatMap((part) => (part.type === 'progress' ? [part.fraction] : []));
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    for (const fraction of fractions) expect(fraction >= 0 && fraction <= 1).toBe(true);
    expect(lastOf(await all(engine.load(modelId, never()))).type).toBe('loaded');
  });

  promise('an unknown model is a failure, and the next request works', async ({ engine, modelId }) => {
    const unknown = `${engine.kinds[0]}/no such model`;
    expect(failureOf(await all(engine.load(unknown, never())))).toBe('engine/model-unknown');
    expect(failureOf(await all(engine.generate(request(unknown), never())))).toBe('engine/model-unknown');
    await answers(engine, modelId);
  });
}
