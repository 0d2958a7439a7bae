import type { AgentId } from './ids';
import { optionProblems } from './option-problems';
import type { Pattern, ScenarioProblem } from './pattern';
import type { Scenario, Team } from './scenario';
import { type PatternLookup, teamScenario } from './teams';

/** What keeps the teams of a scenario from working, beside the field where it can be mended. */
export function teamProblems(scenario: Scenario, patternFor: PatternLookup): readonly ScenarioProblem[] {
  const { teams = [] } = scenario;
  return teams.flatMap((team, index) => {
    const path = `teams.${index}`;
    const wrong = membershipProblem(scenario, teams.slice(0, index), team, path);
    if (wrong !== null) return [wrong];
    const pattern = patternFor(team.pattern.kind);
    if (pattern === undefined)
      return [{ path: `${path}.pattern.kind`, code: 'pattern-unknown' as const, details: { kind: team.pattern.kind } }];
    const inside = teamScenario(scenario, team);
    const problems = [
      ...optionProblems(inside, pattern),
      ...endlessProblems(team, pattern),
      ...pattern.problems(inside),
    ];
    if (pattern.keepsSecrets && scenario.view === 'shared') problems.push({ path: 'view', code: 'view-shared' });
    return problems.map((problem) => ({ ...problem, path: pathIn(path, problem.path) }));
  });
}

/** A team that never came to an end would never let its leader speak. */
function endlessProblems(team: Team, pattern: Pattern): readonly ScenarioProblem[] {
  return pattern.fields.flatMap((field): readonly ScenarioProblem[] => {
    if (field.type !== 'count' || field.endless !== true) return [];
    if ((team.pattern.options[field.name] ?? field.initial) !== 0) return [];
    return [{ path: `pattern.options.${field.name}`, code: 'team-endless', details: { to: field.to } }];
  });
}

function membershipProblem(
  { agents }: Scenario,
  before: readonly Team[],
  { leader, members }: Team,
  path: string,
): ScenarioProblem | null {
  const isThere = (id: AgentId) => agents.some((agent) => agent.id === id && agent.player.type !== 'visitor');
  if (!isThere(leader)) return { path: `${path}.leader`, code: 'agent-unknown' };
  if (before.some((other) => other.leader === leader)) return { path: `${path}.leader`, code: 'team-twice' };
  if (members.length === 0) return { path: `${path}.members`, code: 'team-empty' };
  if (!members.every(isThere)) return { path: `${path}.members`, code: 'agent-unknown' };
  const taken = new Set([leader, ...before.flatMap((other) => other.members)]);
  if (new Set(members).size < members.length || members.some((id) => taken.has(id)))
    return { path: `${path}.members`, code: 'team-twice' };
  return isInside(leader, [...before, { leader, members }]) ? { path: `${path}.members`, code: 'team-circle' } : null;
}

/** Whether somebody is a member of a team that is led, through however many levels, by themselves. */
function isInside(agentId: AgentId, teams: readonly Pick<Team, 'leader' | 'members'>[]): boolean {
  const seen = new Set<AgentId>();
  for (let id: AgentId | undefined = agentId; id !== undefined; ) {
    if (seen.has(id)) return true;
    seen.add(id);
    const member: AgentId = id;
    id = teams.find(({ members }) => members.includes(member))?.leader;
  }
  return false;
}

function pathIn(path: string, inner: string): string {
  if (inner === 'view') return inner;
  return inner.startsWith('pattern.') ? `${path}.${inner}` : `${path}.members`;
}
