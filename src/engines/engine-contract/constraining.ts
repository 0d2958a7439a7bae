import { expect } from 'vitest';
import { isJsonOf, type JsonSchema } from '../../core';
import type { Promised } from './promised';
import { all, lastOf, never, request } from './reading';

/** What is promised of answers that must be one of some texts, or JSON. */
export function constraining(promise: Promised): void {
  promise('a choice is exactly one of the texts, even when the model is wild', async ({ engine, modelId }) => {
    const texts = ['Al', 'Alice', 'Bob the builder', '陈明', 'Al Dente'];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const constraint = { type: 'one-of', texts } as const;
      const parts = await all(
        engine.generate(request(modelId, { temperature: 1.5, seed, constraint, maxTokens: 8 }), never()),
      );
      const end = lastOf(parts);
      expect(end).toMatchObject({ type: 'finish', ended: 'stop' });
      if (end.type !== 'finish') continue;
      expect(texts).toContain(end.text);
      expect(parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')).toBe(end.text);
    }
  });

  promise(
    'an answer in JSON fits its schema, even when the model is wild and the tokens are few',
    async ({ engine, modelId }) => {
      for (const schema of wildSchemas) {
        for (const seed of [1, 2]) {
          for (const maxTokens of [8, 60]) {
            const wild = { temperature: 1.5, seed, maxTokens, constraint: { type: 'json', schema } as const };
            const parts = await all(engine.generate(request(modelId, wild), never()));
            const end = lastOf(parts);
            expect(end).toMatchObject({ type: 'finish', ended: 'stop' });
            if (end.type !== 'finish') continue;
            expect(isJsonOf(schema, end.text), end.text).toBe(true);
            expect(parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')).toBe(end.text);
          }
        }
      }
    },
    120_000,
  );

  promise('the same seed gives the same JSON', async ({ engine, modelId, seeded = true }) => {
    if (!seeded) return;
    const schema: JsonSchema = { type: 'object', properties: { say: { type: 'string' }, bid: { type: 'integer' } } };
    const wild = request(modelId, { temperature: 1.5, seed: 7, maxTokens: 30, constraint: { type: 'json', schema } });
    const once = lastOf(await all(engine.generate(wild, never())));
    const again = lastOf(await all(engine.generate(wild, never())));
    expect(once.type).toBe('finish');
    expect(again).toMatchObject(once.type === 'finish' ? { type: 'finish', text: once.text } : {});
  });
}

/** One of each kind of value, nested, bounded, and with signs that JSON writes in its own way. */
const wildSchemas: readonly JsonSchema[] = [
  {
    type: 'object',
    properties: {
      speaker: { type: 'string', enum: ['Ada', '陈明', 'Bo "the" builder\\', 'né👋'] },
      points: { type: 'array', items: { type: 'string', maxLength: 12 }, minItems: 2, maxItems: 3 },
      sure: { type: 'boolean' },
    },
  },
  {
    type: 'object',
    properties: {
      offer: {
        type: 'object',
        properties: { price: { type: 'number' }, count: { type: 'integer' }, 'a "name"\n名': { type: 'string' } },
      },
      steps: {
        type: 'array',
        maxItems: 2,
        items: { type: 'object', properties: { to: { type: 'string', maxLength: 3 }, far: { type: 'boolean' } } },
      },
      nothing: { type: 'object', properties: {} },
    },
  },
  { type: 'array', items: { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 2 }, minItems: 1 },
  { type: 'number' },
  { type: 'string', maxLength: 5 },
];
