import { type PreTrainedModel, Tensor } from '@huggingface/transformers';
import { expect, test } from 'vitest';
import type { Memory } from './language-model';
import { lengtheningGraph } from './lengthening-graph';

type Given = {
  readonly input_ids: Tensor;
  readonly attention_mask: Tensor;
  readonly past_key_values: Readonly<Record<string, Tensor>>;
};

/**
 * A model in the library's hands whose only key of a token is its number, and whose logits are: the sum of all numbers
 * that the mask lets through, and how many these are.
 */
function adding(): PreTrainedModel {
  function forward({ input_ids, attention_mask, past_key_values }: Given) {
    const [rows = 0, fresh = 0] = input_ids.dims;
    const total = attention_mask.dims[1] ?? 0;
    const past = past_key_values['past_key_values.0.key'];
    const keys = new Float32Array(rows * total);
    const logits = new Float32Array(rows * 2);
    for (let row = 0; row < rows; row += 1) {
      const held = past === undefined ? [] : past.data.slice(row * (total - fresh), (row + 1) * (total - fresh));
      const ids = (input_ids.data as BigInt64Array).slice(row * fresh, (row + 1) * fresh);
      keys.set([...(held as Float32Array), ...Array.from(ids, Number)], row * total);
      for (let at = 0; at < total; at += 1) {
        const seen = Number((attention_mask.data as BigInt64Array)[row * total + at]);
        logits[row * 2] = (logits[row * 2] ?? 0) + seen * (keys[row * total + at] ?? 0);
        logits[row * 2 + 1] = (logits[row * 2 + 1] ?? 0) + seen;
      }
    }
    return Promise.resolve({
      logits: new Tensor('float32', logits, [rows, 1, 2]),
      'present.0.key': new Tensor('float32', keys, [rows, 1, total, 1]),
    });
  }
  return { sessions: { model: { outputNames: ['logits', 'present.0.key'] } }, forward } as unknown as PreTrainedModel;
}

const graph = lengtheningGraph(adding());

async function read(...tokens: readonly number[]): Promise<Memory> {
  const memory = graph.newMemory();
  await graph.forward(tokens, memory);
  return memory;
}

test('a memory grows by what was read, and is given back to the graph whole', async () => {
  const memory = await read(1, 2);
  expect(await graph.forward([10], memory)).toEqual(Float32Array.of(13, 3));
  expect(memory.tokens).toEqual([1, 2, 10]);
  expect(memory.bytes).toBe(3 * 4);
  const cut = memory.copyOfFirst(2) as Memory;
  expect(await graph.forward([5, 5], cut)).toEqual(Float32Array.of(13, 4));
  expect(memory.tokens).toEqual([1, 2, 10]);
});

test('side by side, the shorter ones are filled up with what is masked away, and part without it', async () => {
  const batch = graph.sideBySide([await read(1, 2, 3), await read(50)]);
  expect(await batch?.forward([4, 60])).toEqual([Float32Array.of(10, 4), Float32Array.of(110, 2)]);
  expect(await batch?.forward([5, 70])).toEqual([Float32Array.of(15, 5), Float32Array.of(180, 3)]);
  const [first, second] = batch?.memories() ?? [];
  expect([first?.tokens, second?.tokens]).toEqual([
    [1, 2, 3, 4, 5],
    [50, 60, 70],
  ]);
  expect(await graph.forward([1], second as Memory)).toEqual(Float32Array.of(181, 4));
});

test('a graph without text states has none', () => {
  expect(graph.textStates).toBeNull();
});
