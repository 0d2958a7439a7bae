import type { AppendedMemory } from './appended-memory';
import { type AppendedRows, type CacheShape, copyPositions, emptyRows, withRoom } from './appended-rows';

/**
 * Where memories grow side by side, beside growing each by itself, in the caches of heads that see everything: the others
 * see few positions, which are taken from each memory itself. `held`: how many positions of each lie there.
 */
export type CommonRows = {
  readonly of: readonly AppendedMemory[];
  readonly rows: AppendedRows;
  readonly held: readonly number[];
};

/**
 * Lays memories side by side, with room for one token more of each. Memories only grow, so those that lay side by side
 * `before` are copied no further than they have grown since; they keep their order then.
 */
export function layInCommon(
  shape: CacheShape,
  memories: readonly AppendedMemory[],
  before: CommonRows | null,
): CommonRows {
  const again = before?.of.length === memories.length && before.of.every((memory) => memories.includes(memory));
  const { of, held } = again ? before : { of: memories, held: memories.map(() => 0) };
  const lengths = of.map(({ tokens }) => tokens.length);
  const room = Math.max(...lengths) + 1;
  const rows = again ? withRoom(before.rows, room, held) : emptyRows(shape, of.length, room, unbounded(shape));
  for (const [place, memory] of of.entries()) {
    copyPositions(memory.rows, 0, rows, place, memory.tokens.length, held[place]);
  }
  return { of, rows, held: lengths };
}

function unbounded({ caches }: CacheShape): readonly number[] {
  return [...caches.keys()].filter((at) => caches[at]?.window === null);
}
