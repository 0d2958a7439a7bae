import { expect, test } from 'vitest';
import { logitsReader } from './logits-reader';

const logits = () => Float32Array.from([0, 1, 3, 2]);
const drawn = (processed: Float32Array) => processed.indexOf(Math.max(...processed));

test('each token is looked up before it is drawn, and then the likeliest end', () => {
  const reader = logitsReader();
  reader.begin([1, 2], [0, 3], 2);
  expect([1, 2, 3].map(() => drawn(reader.processLogits(logits())))).toEqual([1, 2, 3]);
  const places = reader.end();
  const sum = [0, 1, 3, 2].reduce((total, logit) => total + Math.exp(logit), 0);
  expect(places?.map(({ token, rank }) => [token, rank])).toEqual([
    [1, 3],
    [2, 1],
    [3, 2],
  ]);
  for (const { token, logProbability, alternatives } of places ?? []) {
    expect(logProbability).toBeCloseTo((logits()[token] ?? 0) - Math.log(sum), 6);
    expect(alternatives.map((other) => other.token)).toEqual([2, 3]);
  }
});

test('before and after, the logits are left as they are', () => {
  const reader = logitsReader();
  expect(reader.processLogits(logits())).toEqual(logits());
  reader.begin([1], [0], 2);
  reader.processLogits(logits());
  reader.end();
  expect(reader.processLogits(logits())).toEqual(logits());
});

test('a model that computes no numbers has no places', () => {
  const reader = logitsReader();
  reader.begin([1], [0], 2);
  reader.processLogits(new Float32Array(4).fill(Number.NaN));
  expect(reader.end()).toBeNull();
});
