import type { Drawing, DrawnLine, DrawnNode, DrawnNodeId } from '../core';

/** A drawing as a graph. Lines that lead from or to nothing are left out. */
export class DrawnGraph {
  private readonly places: ReadonlyMap<DrawnNodeId, number>;
  private readonly out: ReadonlyMap<DrawnNodeId, readonly DrawnLine[]>;

  constructor(readonly drawing: Drawing) {
    this.places = new Map(drawing.nodes.map(({ id }, place) => [id, place]));
    const out = new Map<DrawnNodeId, DrawnLine[]>(drawing.nodes.map(({ id }) => [id, []]));
    for (const line of drawing.lines) if (this.places.has(line.to)) out.get(line.from)?.push(line);
    this.out = out;
  }

  node(id: DrawnNodeId): DrawnNode | undefined {
    return this.drawing.nodes[this.placeOf(id)];
  }

  /** The node's place in the drawing's list; -1 if there is none of this id. */
  placeOf(id: DrawnNodeId): number {
    return this.places.get(id) ?? -1;
  }

  /** The lines that go out from a node, in the order drawn. */
  waysFrom(id: DrawnNodeId): readonly DrawnLine[] {
    return this.out.get(id) ?? [];
  }

  /** Every node that can be come to from these, themselves included, going no further than the nodes of `border`. */
  reachableFrom(starts: readonly DrawnNodeId[], border: ReadonlySet<DrawnNodeId> = nothing): ReadonlySet<DrawnNodeId> {
    const found = new Set<DrawnNodeId>();
    const waiting = [...starts];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      if (!border.has(id)) waiting.push(...this.waysFrom(id).map(({ to }) => to));
    }
    return found;
  }

  /**
   * The loops among the nodes that `keep` lets through: groups in which every node can be come to from every other, of
   * more than one node or of one that leads to itself. They are the strongly connected components, found as in R. Tarjan,
   * "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972); O(nodes + lines).
   */
  loops(keep: (node: DrawnNode) => boolean = () => true): readonly (readonly DrawnNodeId[])[] {
    const kept = new Set(this.drawing.nodes.filter(keep).map(({ id }) => id));
    const number = new Map<DrawnNodeId, number>();
    const stack: DrawnNodeId[] = [];
    const onStack = new Set<DrawnNodeId>();
    const loops: (readonly DrawnNodeId[])[] = [];
    const next = (id: DrawnNodeId) => this.waysFrom(id).flatMap(({ to }) => (kept.has(to) ? [to] : []));
    const visit = (id: DrawnNodeId): number => {
      const mine = number.size;
      let low = mine;
      number.set(id, mine);
      stack.push(id);
      onStack.add(id);
      for (const to of next(id)) {
        if (!number.has(to)) low = Math.min(low, visit(to));
        else if (onStack.has(to)) low = Math.min(low, number.get(to) ?? low);
      }
      if (low === mine) {
        const group = stack.splice(stack.indexOf(id));
        for (const one of group) onStack.delete(one);
        if (group.length > 1 || next(id).includes(id)) loops.push(group);
      }
      return low;
    };
    for (const id of kept) if (!number.has(id)) visit(id);
    return loops;
  }
}

const nothing: ReadonlySet<DrawnNodeId> = new Set();
