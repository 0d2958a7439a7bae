import { turnSizes } from './lane-layout';

/** How much of a turn is there to be read: the further away it is, the less, but never smaller. */
export type Detail = 'all' | 'words' | 'names' | 'marks';

/** No word in the graph is smaller than this on the screen, in pixels. */
export const smallestType = 11;

/** `all`: the foot too. `words`: a foot only where something happened. `names`: who spoke. `marks`: their signs. */
export function detailAt(zoom: number): Detail {
  if (zoom >= 0.8) return 'all';
  if (zoom >= 0.5) return 'words';
  return zoom >= 0.25 ? 'names' : 'marks';
}

/** The type size that comes out smallest at this zoom, rounded up so that few zooms need type set anew. */
export function leastType(zoom: number): number {
  return Math.ceil((2 * smallestType) / Math.max(zoom, 0.05)) / 2;
}

/** How many lines of what was said a turn has room for, below its head and where its foot is left out. */
export function linesAt(zoom: number): number {
  if (detailAt(zoom) === 'all') return 3;
  const least = leastType(zoom);
  const room = turnSizes.speech.height - edge - Math.max(20, headLeading * least);
  return Math.max(1, Math.min(3, Math.floor(room / Math.max(20, lineLeading * least))));
}

/** As `turn-node.module.css` has them: what lies around the words, and how high a line is for its type. */
const edge = 26;
const headLeading = 1.3;
const lineLeading = 1.4;
