import type { Viewport } from '@xyflow/react';
import type { Box } from './lane-layout';

type Room = { readonly width: number; readonly height: number };
type Breadth = Pick<Room, 'width'> & Partial<Room>;

/** The strip of the lanes' heads, and the air around what is shown. */
const headHeight = 44;
const air = 28;

/** The whole width of the lanes, as far as the words stay readable; beyond that, from the first lane on. */
export function firstView(room: Breadth, content: Breadth): Viewport {
  const zoom = Math.min(1, Math.max(0.64, (room.width - 8) / Math.max(1, content.width)));
  const wide = content.width * zoom;
  const x = wide <= room.width ? (room.width - wide) / 2 : 4;
  return { x, y: headHeight + air, zoom };
}

export const mapWidth = 96;

/** Whether the overview stands beside the lanes, and so over none of their turns. */
export function hasRoomForMap(room: Breadth, content: Breadth): boolean {
  const { x, zoom } = firstView(room, content);
  return room.width - x - content.width * zoom >= mapWidth + air / 2;
}

/** Everything at once. */
export function wholeView(room: Room, content: Room): Viewport {
  const zoom = Math.min(
    1,
    (room.width - 2 * air) / Math.max(1, content.width),
    (room.height - headHeight - 2 * air) / Math.max(1, content.height),
  );
  return { x: (room.width - content.width * zoom) / 2, y: headHeight + air, zoom: Math.max(zoom, smallestZoom) };
}

export const smallestZoom = 0.08;
export const largestZoom = 1.75;

/** The least move after which a box is in sight; the same view if it is already. */
export function viewWith(box: Box, view: Viewport, room: Room): Viewport {
  return {
    zoom: view.zoom,
    x: shifted(view.x, box.x * view.zoom, box.width * view.zoom, air / 2, room.width - air / 2),
    y: shifted(view.y, box.y * view.zoom, box.height * view.zoom, headHeight + air, room.height - air * 2),
  };
}

function shifted(offset: number, start: number, length: number, from: number, to: number): number {
  if (start + offset < from) return from - start;
  if (start + length + offset > to) return Math.max(from - start, to - start - length);
  return offset;
}
