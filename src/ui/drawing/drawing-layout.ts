import { type Drawing, type DrawnLine, type DrawnNodeId, drawnStep } from '../../core';

const columnWidth = 228;

/**
 * Where the nodes stand in a tidy picture: in rows from the start down, each below all that leads to it, lines that close
 * a loop left aside; in a row ordered by the middle of what leads to them. After K. Sugiyama, S. Tagawa and M. Toda,
 * "Methods for visual understanding of hierarchical system structures", IEEE Trans. SMC 11 (1981), with one pass each.
 */
export function tidyPlaces({ nodes, lines }: Drawing): ReadonlyMap<DrawnNodeId, { x: number; y: number }> {
  const ids = [...nodes].sort((a, b) => Number(b.type === 'start') - Number(a.type === 'start')).map(({ id }) => id);
  const forward = withoutLoops(ids, lines);
  const rowOf = rowsOf(ids, forward);
  const rows: DrawnNodeId[][] = [];
  for (const id of ids) {
    const row = rowOf.get(id) ?? 0;
    rows[row] = [...(rows[row] ?? []), id];
  }
  const places = new Map<DrawnNodeId, { x: number; y: number }>();
  rows.forEach((row, index) => {
    const middle = new Map(row.map((id) => [id, middleOf(id, forward, places)]));
    const ordered = [...row].sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
    // A single node stands below what leads to it; several stand around the middle of all of that.
    const centre = row.reduce((sum, id) => sum + (middle.get(id) ?? 0), 0) / row.length;
    ordered.forEach((id, column) => {
      const x = centre + (column - (ordered.length - 1) / 2) * columnWidth;
      places.set(id, { x: Math.round(x), y: index * drawnStep });
    });
  });
  return places;
}

/** The lines without those that lead back to where a walk in depth has come from. */
function withoutLoops(ids: readonly DrawnNodeId[], lines: readonly DrawnLine[]): readonly DrawnLine[] {
  const known = new Set(ids);
  const state = new Map<DrawnNodeId, 'open' | 'done'>();
  const kept: DrawnLine[] = [];
  const visit = (id: DrawnNodeId) => {
    state.set(id, 'open');
    for (const line of lines) {
      if (line.from !== id || !known.has(line.to) || state.get(line.to) === 'open') continue;
      kept.push(line);
      if (!state.has(line.to)) visit(line.to);
    }
    state.set(id, 'done');
  };
  for (const id of ids) if (!state.has(id)) visit(id);
  return kept;
}

/** The longest way to each node. */
function rowsOf(ids: readonly DrawnNodeId[], forward: readonly DrawnLine[]): ReadonlyMap<DrawnNodeId, number> {
  const rows = new Map<DrawnNodeId, number>();
  const rowOf = (id: DrawnNodeId): number => {
    const known = rows.get(id);
    if (known !== undefined) return known;
    const row = Math.max(-1, ...forward.filter(({ to }) => to === id).map(({ from }) => rowOf(from))) + 1;
    rows.set(id, row);
    return row;
  };
  for (const id of ids) rowOf(id);
  return rows;
}

function middleOf(
  id: DrawnNodeId,
  forward: readonly DrawnLine[],
  places: ReadonlyMap<DrawnNodeId, { x: number }>,
): number {
  const above = forward.flatMap(({ from, to }) => (to === id ? [places.get(from)?.x ?? 0] : []));
  return above.length === 0 ? 0 : above.reduce((sum, x) => sum + x, 0) / above.length;
}
