import { expect, test } from 'vitest';
import { detailAt, leastType, linesAt, smallestType } from './detail';
import { firstView, largestZoom, smallestZoom } from './viewport';

const zooms = Array.from({ length: 100 }, (_, step) => smallestZoom + ((largestZoom - smallestZoom) * step) / 99);

test('at no zoom is a word smaller on the screen than can be read', () => {
  for (const zoom of zooms) expect(leastType(zoom) * zoom).toBeGreaterThanOrEqual(smallestType);
});

test('however many lanes there are, three lines of what was said can be read at first', () => {
  for (const lanes of [1, 3, 4, 5, 9]) {
    const { zoom } = firstView({ width: 720 }, { width: lanes * 264 });
    expect(['all', 'words']).toContain(detailAt(zoom));
    expect(linesAt(zoom)).toBe(3);
  }
});

test('from further away there is less to read: first the foot goes, then the words, then the names', () => {
  expect([1, 0.7, 0.4, 0.1].map(detailAt)).toEqual(['all', 'words', 'names', 'marks']);
});
