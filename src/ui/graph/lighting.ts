import type { TurnId } from '../../core';
import type { ConversationGraph, GraphEdge } from '../../projections';

/** How a turn stands to the one that is looked at: it led there, it came of it, or neither. */
export type TurnLight = 'looked-at' | 'before' | 'after' | 'away';

/** `near`: an edge of the turn that is looked at. `far`: part of what led to it or came of it. */
export type EdgeLight = 'near' | 'far' | 'away';

/** The turn that is looked at, all that led to it and all that came of it. */
export function lightsFrom(graph: Pick<ConversationGraph, 'edges'>, turnId: TurnId): ReadonlyMap<TurnId, TurnLight> {
  const into = new Map<TurnId, TurnId[]>();
  const outOf = new Map<TurnId, TurnId[]>();
  for (const { from, to } of graph.edges) {
    add(into, to, from);
    add(outOf, from, to);
  }
  const lights = new Map<TurnId, TurnLight>();
  for (const id of reached(turnId, into)) lights.set(id, 'before');
  for (const id of reached(turnId, outOf)) lights.set(id, 'after');
  return lights.set(turnId, 'looked-at');
}

export function edgeLight({ from, to }: GraphEdge, lights: ReadonlyMap<TurnId, TurnLight>): EdgeLight {
  const source = lights.get(from);
  const target = lights.get(to);
  if (source === undefined || target === undefined) return 'away';
  if (source === 'looked-at' || target === 'looked-at') return 'near';
  return source === target ? 'far' : 'away';
}

function reached(start: TurnId, next: ReadonlyMap<TurnId, readonly TurnId[]>): ReadonlySet<TurnId> {
  const seen = new Set<TurnId>();
  const open = [start];
  for (let turnId = open.pop(); turnId !== undefined; turnId = open.pop()) {
    for (const other of next.get(turnId) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}

function add(lists: Map<TurnId, TurnId[]>, key: TurnId, item: TurnId): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
