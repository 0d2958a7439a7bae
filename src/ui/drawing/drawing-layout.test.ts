import { expect, test } from 'vitest';
import { type Drawing, drawnStep } from '../../core';
import { tidyPlaces } from './drawing-layout';
import { linePath } from './line-path';

const node = (id: string, type: 'start' | 'split' | 'end' = 'split') => ({ id, type, x: 9, y: 9 });
const lines = (...written: readonly string[]) =>
  written.map((one) => {
    const [from = '', to = ''] = one.split('>');
    return { from, to, label: '' };
  });

test('each node stands below all that leads to it, lines that close a loop left aside', () => {
  const drawing: Drawing = {
    nodes: [node('end', 'end'), node('b'), node('a'), node('start', 'start'), node('c')],
    lines: lines('start>a', 'a>b', 'a>c', 'b>c', 'c>a', 'c>end'),
  };
  const places = tidyPlaces(drawing);
  const rows = ['start', 'a', 'b', 'c', 'end'].map((id) => places.get(id)?.y);
  expect(rows).toEqual([0, 1, 2, 3, 4].map((row) => row * drawnStep));
});

test('branches stand side by side around the middle, and what they meet in below the middle', () => {
  const places = tidyPlaces({
    nodes: [node('start', 'start'), node('a'), node('b'), node('end', 'end')],
    lines: lines('start>a', 'start>b', 'a>end', 'b>end'),
  });
  expect([places.get('a'), places.get('b')]).toEqual([
    { x: -114, y: drawnStep },
    { x: 114, y: drawnStep },
  ]);
  expect(places.get('end')?.x).toBe(0);
});

test('a line back up goes round on the right, one past other nodes on the left', () => {
  expect(linePath({ x: 0, y: 300 }, { x: 0, y: 0 }).x).toBeGreaterThan(100);
  expect(linePath({ x: 0, y: 0 }, { x: 0, y: 300 }).x).toBeLessThan(-100);
  expect(linePath({ x: 0, y: 0 }, { x: 0, y: 60 })).toMatchObject({ x: 0, y: 30 });
});
