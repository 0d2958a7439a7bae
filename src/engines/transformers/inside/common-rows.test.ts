import { expect, test } from 'vitest';
import { type AppendedMemory, appendedMemory } from './appended-memory';
import { type CommonRows, layInCommon } from './common-rows';
import { rowShape as shape } from './row-shape';

/** A memory of this many tokens, all of whose keys and values are this number. */
function memoryOf(tokens: number, value: number): AppendedMemory {
  const memory = appendedMemory(shape, 1);
  grow(memory, tokens, value);
  return memory;
}

function grow(memory: AppendedMemory, tokens: number, value: number): void {
  const data = new Float32Array(5 * tokens * shape.size).fill(value);
  const fresh = { data, tokens, unsmeared: new Float32Array(tokens) };
  memory.append(
    Array.from({ length: tokens }, () => 1),
    fresh,
    0,
  );
}

/** What lies at each place of the last cache's second head, up to where something was ever laid. */
function laid({ rows, held }: CommonRows): readonly (readonly number[])[] {
  return held.map((count, place) =>
    Array.from(
      { length: count },
      (_, at) => rows.caches.get(2)?.[((place * 2 + 1) * rows.room + at) * shape.size] as number,
    ),
  );
}

test('memories are laid side by side, each with its own positions, but for heads with a window', () => {
  const common = layInCommon(shape, [memoryOf(2, 7), memoryOf(3, 8)], null);
  expect([...common.rows.caches.keys()]).toEqual([0, 2]);
  expect(laid(common)).toEqual([
    [7, 7],
    [8, 8, 8],
  ]);
});

test('the same memories again lie where they lay, and only what grew is laid behind it', () => {
  const [one, other] = [memoryOf(2, 7), memoryOf(3, 8)];
  const before = layInCommon(shape, [one, other], null);
  // A mark that would be lost if everything were copied again.
  before.rows.caches.get(2)?.fill(9);
  grow(other, 1, 6);
  const after = layInCommon(shape, [other, one], before);
  expect([after.rows === before.rows, after.of]).toEqual([true, [one, other]]);
  expect(laid(after)).toEqual([
    [9, 9],
    [9, 9, 9, 6],
  ]);
});

test('where they have outgrown the room they get more, and others are laid anew', () => {
  const [one, other, third] = [memoryOf(2, 7), memoryOf(3, 8), memoryOf(1, 5)];
  const before = layInCommon(shape, [one, other], null);
  grow(one, 70, 6);
  const after = layInCommon(shape, [one, other], before);
  expect(after.rows.room).toBeGreaterThan(72);
  expect(laid(after)).toEqual([
    [7, 7, ...Array.from({ length: 70 }, () => 6)],
    [8, 8, 8],
  ]);
  expect(laid(layInCommon(shape, [one, third], after))[1]).toEqual([5]);
  expect(layInCommon(shape, [one, other, third], after).of).toEqual([one, other, third]);
});
