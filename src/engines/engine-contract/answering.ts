import { expect } from 'vitest';
import type { Promised } from './promised';
import { all, answers, failureOf, lastOf, never, request } from './reading';

/** What is promised of one answer. */
export function answering(promise: Promised): void {
  promise('an answer ends in one finish, and its deltas join to the text', async ({ engine, modelId }) => {
    const parts = await all(engine.generate(request(modelId), never()));
    const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
    const end = lastOf(parts);
    expect(end).toMatchObject({ type: 'finish', text });
    expect(text.trim()).not.toBe('');
    if (end.type !== 'finish') return;
    expect(end.usage.promptTokens).toBeGreaterThanOrEqual(end.usage.prefillTokens);
    expect(end.usage.completionTokens).toBeGreaterThan(0);
    expect(end.usage.milliseconds).toBeGreaterThanOrEqual(end.usage.firstTokenMilliseconds);
  });

  promise('an answer is no longer than it may be', async ({ engine, modelId }) => {
    const end = lastOf(await all(engine.generate(request(modelId, { maxTokens: 2 }), never())));
    expect(end).toMatchObject({ type: 'finish', ended: 'length' });
    if (end.type === 'finish') expect(end.usage.completionTokens).toBeLessThanOrEqual(2);
  });

  promise('the same seed gives the same text', async ({ engine, modelId, seeded = true }) => {
    if (!seeded) return;
    const wild = request(modelId, { temperature: 1.2, seed: 7 });
    const once = lastOf(await all(engine.generate(wild, never())));
    const again = lastOf(await all(engine.generate(wild, never())));
    expect(once.type).toBe('finish');
    expect(again).toMatchObject(once.type === 'finish' ? { type: 'finish', text: once.text } : {});
  });

  promise('a prompt beyond the context is a failure with both numbers', async ({ engine, modelId }) => {
    const contextTokens = (await engine.models()).find(({ id }) => id === modelId)?.contextTokens || 4096;
    const tooLong = request(modelId, {
      messages: [{ role: 'user', content: 'one more word '.repeat(contextTokens) }],
    });
    const parts = await all(engine.generate(tooLong, never()));
    expect(failureOf(parts)).toBe('engine/context-exceeded');
    const end = lastOf(parts);
    if (end.type !== 'failure') return;
    expect(end.failure.details?.contextTokens).toBeGreaterThan(0);
    expect(end.failure.details?.promptTokens).toBeGreaterThan(Number(end.failure.details?.contextTokens) / 2);
    await answers(engine, modelId);
  });

  promise('beam search draws nothing, or is refused', async ({ engine, modelId }) => {
    const search = (seed: number) =>
      all(engine.generate(request(modelId, { beams: 3, temperature: 1, seed, maxTokens: 6 }), never()));
    const [once, again] = [lastOf(await search(1)), lastOf(await search(2))];
    if (once.type === 'failure') expect(once.failure.code).toBe('engine/unsupported');
    else expect(again).toMatchObject({ type: 'finish', text: once.type === 'finish' ? once.text : '' });
    await answers(engine, modelId);
  });
}
