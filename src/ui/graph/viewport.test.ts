import { expect, test } from 'vitest';
import { firstView, hasRoomForMap, viewWith, wholeView } from './viewport';

const room = { width: 700, height: 600 };

test('lanes that fit stand in the middle at full size; wider ones are made smaller, but stay readable', () => {
  expect(firstView(room, { width: 528, height: 0 })).toMatchObject({ x: 86, zoom: 1 });
  expect(firstView(room, { width: 792, height: 0 }).zoom).toBeCloseTo(692 / 792);
  expect(firstView(room, { width: 4000, height: 0 }).zoom).toBe(0.64);
});

test('the overview covers no turn: by itself it is there only beside the lanes', () => {
  expect(hasRoomForMap(room, { width: 690 })).toBe(false);
  expect(hasRoomForMap(room, { width: 400 })).toBe(true);
  expect(hasRoomForMap(room, { width: 4000 })).toBe(false);
});

test('a view of everything holds everything', () => {
  const view = wholeView(room, { width: 792, height: 4000 });
  expect(view.y + 4000 * view.zoom).toBeLessThanOrEqual(room.height);
});

test('what is in sight does not move; what is below comes up to the foot; what is above comes down to the heads', () => {
  const view = { x: 0, y: 72, zoom: 1 };
  const box = { x: 100, y: 0, width: 228, height: 128 };
  expect(viewWith(box, view, room)).toEqual(view);
  expect(viewWith({ ...box, y: 900 }, view, room).y).toBe(600 - 56 - 1028);
  expect(viewWith(box, { ...view, y: -500 }, room).y).toBe(72);
});
