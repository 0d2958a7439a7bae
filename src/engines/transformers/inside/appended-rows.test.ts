import { expect, test } from 'vitest';
import { appendFresh, bytesOf, copyLast, copyPositions, emptyRows, withRoom } from './appended-rows';
import { rowShape as shape } from './row-shape';

const allHeads = 5;

/** What lies in one head of one text: the first number of each position. */
function positionsOf(rows: ReturnType<typeof emptyRows>, cache: number, text: number, head: number, count: number) {
  const row = (text * (shape.caches[cache]?.heads ?? 0) + head) * rows.room;
  return Array.from({ length: count }, (_, at) => rows.caches.get(cache)?.[(row + at) * shape.size]);
}

test('what grows position by position, through all room that is made for it, stays what it was', () => {
  const texts = 3;
  const held = [5, 0, 2];
  let rows = emptyRows(shape, texts, 6);
  const wanted: number[][] = held.map((count) => Array.from({ length: count }, () => 0));
  const memory = new Set<unknown>();
  for (let step = 1; step <= 400; step += 1) {
    rows = withRoom(rows, Math.max(...held) + 1, held);
    memory.add(rows.caches.get(0)?.buffer);
    const data = freshly(texts, (_, head) => step * 10 + head);
    for (let text = 0; text < texts; text += 1) {
      appendFresh(rows, text, held[text] as number, { data, tokens: 1 }, text);
      held[text] = (held[text] as number) + 1;
      wanted[text]?.push(step);
    }
  }
  for (const [text, numbers] of wanted.entries()) {
    for (const [cache, { heads, first }] of shape.caches.entries()) {
      for (let head = 0; head < heads; head += 1) {
        const found = positionsOf(rows, cache, text, head, numbers.length);
        expect(found).toEqual(numbers.map((step) => (step === 0 ? 0 : step * 10 + first + head)));
      }
    }
  }
  // Room is made seven times, memory is taken four times.
  expect([rows.room, memory.size]).toEqual([448, 4]);
});

test('all memory that was taken is counted', () => {
  const rows = withRoom(emptyRows(shape, 1, 64), 65, [64]);
  expect([rows.room, rows.capacity]).toEqual([128, 192]);
  expect(bytesOf(rows)).toBe(allHeads * 192 * 3 * 4);
});

test('a head with a window is given the last positions before the new ones, the last of them last', () => {
  const rows = emptyRows(shape, 1, 6);
  for (let held = 0; held < 6; held += 1) {
    appendFresh(rows, 0, held, { data: freshly(1, () => held + 1), tokens: 1 }, 0);
  }
  const lastOf = (held: number) => {
    const data = new Float32Array(2 * 3 * shape.size).fill(9);
    copyLast(rows, held, 1, { data, place: 1 });
    return Array.from({ length: 6 }, (_, place) => data[place * shape.size]);
  };
  expect(lastOf(0)).toEqual([9, 9, 9, 0, 0, 0]);
  expect(lastOf(2)).toEqual([9, 9, 9, 0, 1, 2]);
  expect(lastOf(6)).toEqual([9, 9, 9, 4, 5, 6]);
});

test('rows of some caches alone take over what they have room for', () => {
  const [all, some] = [emptyRows(shape, 1, 2), emptyRows(shape, 2, 2, [2])];
  appendFresh(all, 0, 0, { data: freshly(1, (_, head) => head), tokens: 1 }, 0);
  copyPositions(all, 0, some, 1, 1);
  appendFresh(some, 1, 1, { data: freshly(1, (_, head) => head + 10), tokens: 1 }, 0);
  expect([...some.caches.keys()]).toEqual([2]);
  expect([0, 1].map((head) => positionsOf(some, 2, 1, head, 2))).toEqual([
    [3, 13],
    [4, 14],
  ]);
});

/** One new token of so many texts; all numbers of a head are the same. */
function freshly(texts: number, number: (text: number, head: number) => number): Float32Array {
  const data = new Float32Array(texts * allHeads * shape.size);
  return data.map((_, at) => {
    const row = Math.floor(at / shape.size);
    return number(Math.floor(row / allHeads), row % allHeads);
  });
}
