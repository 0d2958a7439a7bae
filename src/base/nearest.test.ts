import { expect, test } from 'vitest';
import { nearest } from './nearest';

const north = [0, 1];
const east = [1, 0];
const northEast = [Math.SQRT1_2, Math.SQRT1_2];

test('the nearest come first, as many as are asked for', () => {
  expect(nearest(north, [east, north, northEast], 2)).toEqual([
    { index: 1, similarity: 1 },
    { index: 2, similarity: Math.SQRT1_2 },
  ]);
  expect(nearest(north, [east], 3)).toEqual([{ index: 0, similarity: 0 }]);
  expect(nearest(north, [], 3)).toEqual([]);
});

test('of equally near ones the earlier comes first', () => {
  expect(nearest(north, [east, north, north], 3).map(({ index }) => index)).toEqual([1, 2, 0]);
});

test('vectors of different models are not compared', () => {
  expect(() => nearest(north, [[1, 0, 0]], 1)).toThrow('not of one model');
});
