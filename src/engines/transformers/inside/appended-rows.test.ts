import { expect, test } from 'vitest';
import { appendFresh, bytesOf, capacityOf, emptyRows, withRoom } from './appended-rows';

const shape = { caches: 2, heads: 2, size: 3 };

/** What lies in one head of one text: the first number of each position. */
function positionsOf(rows: ReturnType<typeof emptyRows>, cache: number, text: number, head: number, count: number) {
  const row = (text * shape.heads + head) * rows.room;
  return Array.from({ length: count }, (_, at) => rows.caches[cache]?.[(row + at) * shape.size]);
}

test('what grows position by position, through all room that is made for it, stays what it was', () => {
  const texts = 3;
  const held = [5, 0, 2];
  let rows = emptyRows(shape, texts, 6);
  const wanted: number[][] = held.map((count) => Array.from({ length: count }, () => 0));
  const memory = new Set<unknown>();
  for (let step = 1; step <= 400; step += 1) {
    rows = withRoom(rows, Math.max(...held) + 1, held);
    memory.add(rows.caches[0]?.buffer);
    const data = new Float32Array(texts * shape.caches * shape.heads * shape.size).map(() => step);
    for (let text = 0; text < texts; text += 1) {
      appendFresh(rows, text, held[text] as number, { data, tokens: 1 }, text);
      held[text] = (held[text] as number) + 1;
      wanted[text]?.push(step);
    }
  }
  for (const [text, numbers] of wanted.entries()) {
    for (const [cache, head] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      expect(positionsOf(rows, cache, text, head, numbers.length)).toEqual(numbers);
    }
  }
  // Room is made seven times, memory is taken four times.
  expect([rows.room, memory.size]).toEqual([448, 4]);
});

test('all memory that was taken is counted', () => {
  const rows = withRoom(emptyRows(shape, 1, 64), 65, [64]);
  expect([rows.room, capacityOf(rows)]).toEqual([128, 192]);
  expect(bytesOf(rows)).toBe(2 * 2 * 192 * 3 * 4);
});
