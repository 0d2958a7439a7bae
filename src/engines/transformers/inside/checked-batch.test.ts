import { expect, test } from 'vitest';
import { checkedBatch } from './checked-batch';
import type { Batch, Memory } from './language-model';
import { NoNumbers } from './numbers';

function memory(tokens: readonly number[]): Memory & { readonly tokens: number[] } {
  const own = [...tokens];
  return { tokens: own, bytes: own.length, copyOfFirst: (count) => memory(own.slice(0, count)), dispose() {} };
}

/** A model whose logits say how many tokens it has read, and a batch of it that is wrong by `error`. */
function setting(error: number, isBad: (row: number) => boolean = () => false) {
  const memories = [memory([1, 2, 3]), memory([4])];
  const rows = memories.map(({ tokens }) => memory(tokens));
  let alone = 0;
  const forward = (tokens: readonly number[], held: Memory) => {
    alone += 1;
    const row = held.tokens[0] === 1 ? 0 : 1;
    (held.tokens as number[]).push(...tokens);
    if (isBad(row)) return Promise.reject(new NoNumbers('None.'));
    return Promise.resolve(Float32Array.of(held.tokens.length, 0));
  };
  const batch: Batch = {
    forward(tokens) {
      for (const [row, token] of tokens.entries()) rows[row]?.tokens.push(token);
      return Promise.resolve(
        rows.map((held, row) => Float32Array.of(isBad(row) ? Number.NaN : held.tokens.length + error, 0)),
      );
    },
    memories: () => rows,
  };
  const heard: string[] = [];
  const checked = checkedBatch({ forward }, memories, batch, (verdict) => heard.push(verdict));
  return { checked, heard, alone: () => alone };
}

test('a batch that computes what its rows would goes on as a batch', async () => {
  const { checked, heard, alone } = setting(0.001);
  expect(await checked.forward([7, 8])).toEqual([Float32Array.of(4, 0), Float32Array.of(2, 0)]);
  await checked.forward([9, 9]);
  expect([heard, alone()]).toEqual([['same'], 2]);
  expect(checked.memories().map(({ tokens }) => tokens)).toEqual([
    [1, 2, 3, 7, 9],
    [4, 8, 9],
  ]);
});

test('a batch that computes something else is given up, and its rows go on one by one', async () => {
  for (const error of [1, Number.NaN]) {
    const { checked, heard, alone } = setting(error);
    expect(await checked.forward([7, 8])).toEqual([Float32Array.of(4, 0), Float32Array.of(2, 0)]);
    expect(await checked.forward([9, 9])).toEqual([Float32Array.of(5, 0), Float32Array.of(3, 0)]);
    expect([heard, alone()]).toEqual([['different'], 4]);
    expect(checked.memories().map(({ tokens }) => tokens)).toEqual([
      [1, 2, 3, 7, 9],
      [4, 8, 9],
    ]);
  }
});

test('a row that is no numbers says nothing about the batch, and the other rows do', async () => {
  for (const [bad, verdicts] of [
    [[0], ['same']],
    [[0, 1], []],
  ] as const) {
    const { checked, heard } = setting(0, (row) => (bad as readonly number[]).includes(row));
    const logits = await checked.forward([7, 8]);
    expect(logits.map((row) => row.every((logit) => !Number.isNaN(logit)))).toEqual(
      [0, 1].map((row) => !(bad as readonly number[]).includes(row)),
    );
    expect(heard).toEqual(verdicts);
  }
});
