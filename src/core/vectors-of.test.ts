import { expect, test } from 'vitest';
import type { Engine } from './engine';
import { failure } from './failure';
import { vectorsOf } from './vectors-of';

const engine: Engine = {
  kinds: [],
  models: () => Promise.resolve([]),
  async *load() {},
  async *generate() {},
  dispose: () => Promise.resolve(),
};
const modelId = 'any/model';
const never = new AbortController().signal;

test('an engine without vectors is a failure, unless there is nothing to do', async () => {
  expect(await vectorsOf(engine, { modelId, texts: ['one'] }, never)).toMatchObject({
    ok: false,
    reason: { code: 'engine/unsupported' },
  });
  expect(await vectorsOf(engine, { modelId, texts: [] }, never)).toEqual({ ok: true, value: [] });
});

test('the first failure ends it, and too few vectors are the engine’s mistake', async () => {
  const asked: number[] = [];
  const failing: Engine = {
    ...engine,
    async *embed({ texts }) {
      asked.push(texts.length);
      if (asked.length === 2) yield { type: 'failure', failure: failure('engine/worker-dead', 'Gone.') };
      else yield { type: 'embedded', vectors: texts.map(() => [1]), device: 'none' };
    },
  };
  const texts = new Array<string>(700).fill('again');
  expect(await vectorsOf(failing, { modelId, texts }, never)).toMatchObject({ reason: { code: 'engine/worker-dead' } });
  expect(asked).toEqual([256, 256]);
  const lazy: Engine = {
    ...engine,
    async *embed() {
      yield { type: 'embedded', vectors: [], device: 'none' };
    },
  };
  await expect(vectorsOf(lazy, { modelId, texts }, never)).rejects.toThrow('other vectors');
});
