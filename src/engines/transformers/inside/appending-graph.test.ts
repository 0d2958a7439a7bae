import { fileURLToPath } from 'node:url';
import type { PreTrainedModel } from '@huggingface/transformers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendingGraph } from './appending-graph';
import type { LanguageModel, Memory } from './language-model';
import { loadModel } from './load-model';
import { sourceOf } from './source-of';

let model: LanguageModel;
beforeAll(async () => {
  const modelsPath = fileURLToPath(new URL('../../../../public/models/', import.meta.url));
  const source = sourceOf('builtin/colloquy', { device: 'cpu', modelsPath, shaderF16: false });
  if (source === null) throw new Error('There is no built-in model.');
  const signal = new AbortController().signal;
  const loaded = await loadModel(source, { device: 'cpu', runtime: null, signal, onProgress: () => {} });
  if (!loaded.ok) throw new Error(loaded.reason.message);
  model = loaded.value;
});
afterAll(() => model.dispose());

test('nothing that the graph is given is empty, because WebGPU has no buffers of no bytes', async () => {
  const given: Record<string, { dims: readonly number[] }>[] = [];
  const session = {
    outputNames: ['logits'],
    inputMetadata: [
      { name: 'past.0.keys', shape: ['batch', 2, 'past', 4] },
      { name: 'past.0.values', shape: ['batch', 2, 'past', 4] },
      { name: 'unsmeared_before', shape: ['batch', 1, 8] },
    ],
    run(feeds: (typeof given)[number]) {
      given.push(feeds);
      const floats = (length: number) => ({ data: new Float32Array(length) });
      return Promise.resolve({ logits: floats(10), fresh: floats(3 * 2 * 2 * 4), unsmeared: floats(3 * 8) });
    },
  };
  const graph = appendingGraph({ sessions: { model: session } } as unknown as PreTrainedModel);
  const memory = graph?.newMemory();
  if (graph === null || memory === undefined) throw new Error('This is an appending graph.');
  await graph.forward([1, 2, 3], memory);
  await graph.forward([4, 5, 6], memory);
  expect(given.map((feeds) => Object.values(feeds).filter(({ dims }) => dims.includes(0)).length)).toEqual([0, 0]);
  expect(memory.tokens).toEqual([1, 2, 3, 4, 5, 6]);
});

const text = Array.from({ length: 150 }, (_, index) => 10 + ((index * 7919) % 6000));

/** A memory that has read these tokens in steps of this length, and the logits after them. */
async function readIn(tokens: readonly number[], length: number, memory: Memory = model.newMemory()) {
  let logits = new Float32Array();
  for (let start = 0; start < tokens.length; start += length) {
    logits = Float32Array.from(await model.forward(tokens.slice(start, start + length), memory));
  }
  return { memory, logits };
}

function expectSame(found: Float32Array | undefined, wanted: Float32Array): void {
  expect(found?.length).toBe(wanted.length);
  const differences = wanted.map((logit, token) => Math.abs(logit - (found?.[token] ?? Number.NaN)));
  expect(Math.max(...differences)).toBeLessThan(1e-3);
}

test('a text has the same logits however it is read: at once, in steps, and token by token', async () => {
  const { logits } = await readIn(text, text.length);
  for (const length of [64, 63, 1]) expectSame((await readIn(text, length)).logits, logits);
});

test('a memory that is cut goes on as one that never read more', async () => {
  const { memory } = await readIn(text, 50);
  for (const count of [1, 64, 65, 149]) {
    const copy = memory.copyOfFirst(count);
    if (copy === null) throw new Error('This memory can be cut.');
    expect(copy.tokens).toEqual(text.slice(0, count));
    const other = text.toReversed().slice(0, 20);
    const { logits } = await readIn([...text.slice(0, count), ...other], 200);
    expectSame((await readIn(other, 7, copy)).logits, logits);
  }
  expect(memory.tokens).toEqual(text);
});

test('texts of different lengths, side by side, have the logits that they have alone, and part unharmed', async () => {
  const lengths = [150, 1, 64, 90];
  const alone = await Promise.all(lengths.map((length) => readIn(text.slice(0, length), 64)));
  const memories = alone.map(({ memory }) => memory.copyOfFirst(memory.tokens.length) as Memory);
  const batch = model.sideBySide(memories);
  if (batch === null) throw new Error('These memories can lie side by side.');
  // Enough of them to need more room twice.
  for (let step = 0; step < 70; step += 1) {
    const tokens = lengths.map((_, row) => text[(step * 4 + row) % text.length] as number);
    const together = await batch.forward(tokens);
    for (const [row, token] of tokens.entries()) {
      const { memory } = alone[row] as (typeof alone)[number];
      const single = await model.forward([token], memory);
      if (step % 23 === 0) expectSame(together[row], single);
    }
  }
  for (const [row, memory] of batch.memories().entries()) {
    const single = (alone[row] as (typeof alone)[number]).memory;
    expect(memory.tokens).toEqual(single.tokens);
    expectSame(await model.forward([99], memory), Float32Array.from(await model.forward([99], single)));
  }
});

test('texts that part, go on alone and come side by side again have the logits that they have alone', async () => {
  const lengths = [60, 20, 90];
  const alone = await Promise.all(lengths.map((length) => readIn(text.slice(0, length), 64)));
  const memories = alone.map(({ memory }) => memory.copyOfFirst(memory.tokens.length) as Memory);
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
    [1, 0],
    [0, 1],
    [1, 2, 0],
  ]) {
    const batch = model.sideBySide(order.map((place) => memories[place] as Memory));
    for (let step = 0; step < 8; step += 1) {
      const tokens = order.map((place) => text[(step * 5 + place) % text.length] as number);
      const together = await batch?.forward(tokens);
      for (const [row, place] of order.entries()) {
        const { memory } = alone[place] as (typeof alone)[number];
        expectSame(together?.[row], await model.forward(tokens.slice(row, row + 1), memory));
      }
    }
    // What is read between two batches, more of one than of another.
    for (const [place, { memory }] of alone.entries()) {
      const more = text.slice(3, 4 + place * 30);
      expectSame(
        await model.forward(more, memories[place] as Memory),
        Float32Array.from(await model.forward(more, memory)),
      );
    }
  }
});

test('what a memory holds is counted, and let go of', async () => {
  const { memory } = await readIn(text, 64);
  // Seven layers, two heads of 64: keys, values, and the keys before smearing, in single precision.
  const perToken = 7 * 2 * 64 * 3 * 4;
  expect(memory.bytes).toBeGreaterThanOrEqual(150 * perToken);
  expect(memory.bytes).toBeLessThan((150 + 64) * perToken);
  memory.dispose();
  expect(memory.bytes).toBe(0);
});

test('a graph with another signature is not taken for one of these', () => {
  const session = {
    outputNames: ['logits', 'present.0.key', 'present.0.value'],
    inputMetadata: [{ name: 'past_key_values.0.key', shape: ['batch', 2, 'past', 64] }],
  };
  for (const sessions of [{ model: session }, {}]) {
    expect(appendingGraph({ sessions } as unknown as PreTrainedModel)).toBeNull();
  }
});
