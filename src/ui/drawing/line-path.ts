type Point = { readonly x: number; readonly y: number };

/** Half of the widest node, and some room beside it. */
const beside = 124;

/**
 * The path of a line from the bottom of one node to the top of another, and where its label stands. Down it curves; back up
 * it goes round the nodes on the right, the further out the further up it leads; past nodes in the same column, on the left.
 */
export function linePath(from: Point, to: Point): Point & { readonly path: string } {
  const down = to.y - from.y;
  const far = down > 130 && Math.abs(to.x - from.x) < beside;
  if (down > 0 && !far) {
    const bend = Math.max(18, down / 2);
    const path = `M ${from.x} ${from.y} C ${from.x} ${from.y + bend}, ${to.x} ${to.y - bend}, ${to.x} ${to.y}`;
    return { path, x: (from.x + to.x) / 2, y: from.y + down / 2 };
  }
  const out = beside + Math.min(64, Math.abs(down) / 10);
  const x = far ? Math.min(from.x, to.x) - out : Math.max(from.x, to.x) + out;
  const turn = 34;
  const sign = far ? 1 : -1;
  const path =
    `M ${from.x} ${from.y} C ${from.x} ${from.y + turn}, ${x} ${from.y + (far ? 0 : turn)}, ${x} ${from.y + sign * turn} ` +
    `L ${x} ${to.y - sign * turn} C ${x} ${to.y - (far ? 0 : turn)}, ${to.x} ${to.y - turn}, ${to.x} ${to.y}`;
  return { path, x, y: (from.y + to.y) / 2 };
}
