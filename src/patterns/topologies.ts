import type { AgentId, Link, Scenario } from '../core';

/** Everybody hears everybody. */
export function everybodyWithEverybody({ agents }: Pick<Scenario, 'agents'>): readonly Link[] {
  return agents.flatMap(({ id }, place) =>
    agents.slice(place + 1).map((other) => ({ from: id, to: other.id, both: true })),
  );
}

/** One after another in the order of the list, and from the last to the first. */
export function ring({ agents }: Pick<Scenario, 'agents'>): readonly Link[] {
  if (agents.length < 3) return everybodyWithEverybody({ agents });
  return agents.map(({ id }, place) => ({ from: id, to: (agents[place + 1] ?? agents[0] ?? { id }).id, both: false }));
}

/** One in the middle, who talks with each of the others. */
export function star(centre: AgentId | undefined, { agents }: Scenario): readonly Link[] {
  if (centre === undefined) return [];
  return agents.filter(({ id }) => id !== centre).map(({ id }) => ({ from: centre, to: id, both: true }));
}
