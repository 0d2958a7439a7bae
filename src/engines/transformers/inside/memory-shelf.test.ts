import { expect, test } from 'vitest';
import type { Memory } from './language-model';
import { memoryShelf } from './memory-shelf';

const disposed: Memory[] = [];
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

function memory(tokens: readonly number[], copies = true): Memory {
  const made: Memory = {
    tokens,
    bytes: tokens.length,
    copyOfFirst: (count) => (copies ? memory(tokens.slice(0, count)) : null),
    dispose: () => void disposed.push(made),
  };
  return made;
}

test('the longest true beginning is taken, and at least one token is left to compute', () => {
  const shelf = memoryShelf({ memories: 4, bytes: 1000 });
  const [short, long] = [memory([1, 2]), memory([1, 3, 4])];
  shelf.putBack(short);
  shelf.putBack(long);
  expect(shelf.take([1, 3, 4, 5])).toBe(long);
  expect(shelf.take([1, 3, 4, 5])).toBeNull();
  expect(shelf.take([1, 2])).toBeNull();
  expect(shelf.take([1, 2, 3])).toBe(short);
});

test('a memory that went another way is copied as far as it agrees, and kept', () => {
  const shelf = memoryShelf({ memories: 4, bytes: 1000 });
  const kept = memory(range(0, 50));
  shelf.putBack(kept);
  const copy = shelf.take([...range(0, 30), 99, 98]);
  expect(copy?.tokens).toEqual(range(0, 30));
  expect(shelf.take(range(0, 60))).toBe(kept);
});

test('a short agreement, or one that cannot be copied, is read again', () => {
  const shelf = memoryShelf({ memories: 4, bytes: 1000 });
  shelf.putBack(memory(range(0, 50)));
  expect(shelf.take([...range(0, 10), 99])).toBeNull();
  const fixed = memoryShelf({ memories: 4, bytes: 1000 });
  fixed.putBack(memory(range(0, 50), false));
  expect(fixed.take([...range(0, 40), 99])).toBeNull();
});

test('the one that was not used for longest makes room', () => {
  const shelf = memoryShelf({ memories: 2, bytes: 10 });
  const [first, second, third] = [memory([1]), memory([2]), memory([3])];
  for (const each of [first, second, third]) shelf.putBack(each);
  expect(disposed).toEqual([first]);
  shelf.putBack(memory(range(10, 30)));
  expect(disposed).toEqual([first, second, third]);
  expect(shelf.take(range(10, 31))).not.toBeNull();
});

test('the beginning of another memory needs no place of its own', () => {
  const shelf = memoryShelf({ memories: 4, bytes: 1000 });
  const beginning = memory([7, 8]);
  shelf.putBack(beginning);
  shelf.putBack(memory([7, 8, 9]));
  expect(disposed).toContain(beginning);
});

test('whatever is cleared away is let go of', () => {
  const shelf = memoryShelf({ memories: 4, bytes: 1000 });
  const [one, other] = [memory([31]), memory([32])];
  shelf.putBack(one);
  shelf.putBack(other);
  const taken = shelf.take([31, 33]);
  shelf.clear();
  expect(taken).toBe(one);
  expect([disposed.includes(one), disposed.includes(other)]).toEqual([false, true]);
  expect(shelf.take([32, 33])).toBeNull();
});
