import type { AgentId, Scenario, Team } from '../../core';

/** The lanes of a team, leader and all below: from the first to the last, both included. `depth`: in how many other teams it is. */
export type TeamSpan = { readonly leader: AgentId; readonly from: number; readonly to: number; readonly depth: number };

/** Where teams stand side by side in the lanes; a team that stands apart, because it came to be on the way, has no span. */
export function teamSpans(lanes: readonly AgentId[], teams: Scenario['teams'] = []): readonly TeamSpan[] {
  return teams.flatMap((team) => {
    const places = [...everybodyIn(team, teams)].map((id) => lanes.indexOf(id)).filter((lane) => lane !== -1);
    const [from, to] = [Math.min(...places), Math.max(...places)];
    if (places.length < 2 || to - from + 1 !== places.length) return [];
    return [{ leader: team.leader, from, to, depth: depthOf(team, teams) }];
  });
}

/** The leader, the members, and whoever is in a team of theirs; each once, even where teams lead each other. */
function everybodyIn(team: Team, teams: readonly Team[]): ReadonlySet<AgentId> {
  const found = new Set([team.leader, ...team.members]);
  for (const id of found) {
    for (const below of teams) if (below.leader === id) for (const member of below.members) found.add(member);
  }
  return found;
}

function depthOf(team: Team, teams: readonly Team[]): number {
  return teams.filter((other) => other !== team && everybodyIn(other, teams).has(team.leader)).length;
}
