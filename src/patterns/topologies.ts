import type { AgentId, Link, Scenario } from '../core';

/** Everybody hears everybody. */
export function everybodyWithEverybody({ agents }: Scenario): readonly Link[] {
  return agents.flatMap(({ id }, place) =>
    agents.slice(place + 1).map((other) => ({ from: id, to: other.id, both: true })),
  );
}

/** One in the middle, who talks with each of the others. */
export function star(centre: AgentId | undefined, { agents }: Scenario): readonly Link[] {
  if (centre === undefined) return [];
  return agents.filter(({ id }) => id !== centre).map(({ id }) => ({ from: centre, to: id, both: true }));
}
