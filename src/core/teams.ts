import { randomAt } from '../base';
import { type Flow, type Outcome, type PlannedTurn, sideBySide, type Table } from './flow';
import type { AgentId } from './ids';
import { limits } from './limits';
import type { Pattern } from './pattern';
import { agentOf, type Scenario, type Team, withoutVisitors } from './scenario';

/** The pattern of a kind; undefined if there is none. */
export type PatternLookup = (kind: string) => Pattern | undefined;

/** The scenario as its own pattern sees it: of a team only the leader, and nobody who only visits. */
export function outerScenario(whole: Scenario): Scenario {
  const scenario = withoutVisitors(whole);
  if (scenario.teams === undefined) return scenario;
  const inside = new Set(scenario.teams.flatMap(({ members }) => members));
  return withAgents(
    scenario,
    scenario.agents.filter(({ id }) => !inside.has(id)).map(({ id }) => id),
  );
}

/**
 * The scenario as a team's pattern sees it: the leader first, then the members, and nothing drawn: the drawing is of the
 * scenario's own pattern. `task`: what it works on.
 */
export function teamScenario({ drawing: _, ...scenario }: Scenario, team: Team, task = ''): Scenario {
  const own = withAgents(scenario, [team.leader, ...team.members]);
  return { ...own, pattern: team.pattern, topic: task.trim() === '' ? scenario.topic : task };
}

/** All agents of the scenario, each team right behind its leader; in the scenario's order where there are none. */
export function agentsByTeam(scenario: Scenario): readonly AgentId[] {
  const { agents, teams = [] } = scenario;
  const inside = new Set(teams.flatMap(({ members }) => members));
  const placed = new Set<AgentId>();
  const place = (id: AgentId) => {
    if (placed.has(id) || agentOf(scenario, id) === undefined) return;
    placed.add(id);
    for (const { leader, members } of teams) if (leader === id) members.forEach(place);
  };
  for (const { id } of agents) if (!inside.has(id)) place(id);
  // Teams that lead each other, which no run has, stand behind the others.
  for (const { id } of agents) place(id);
  return [...placed];
}

/**
 * How everybody works together: the scenario's pattern, and patterns inside it. Before a leader speaks, its team works
 * on what the leader is asked to speak about, by the team's own pattern, and nobody else hears it where each agent has
 * a prompt of its own. Teams whose leaders speak side by side work side by side; members can lead teams of their own.
 * Throws where a pattern is missing. Only for a scenario without problems.
 */
export function composedFlow(table: Table, patternFor: PatternLookup): Flow {
  const { scenario } = table;
  const outer = { scenario: outerScenario(scenario), random: () => table.random() };
  return withTeams(patternOf(scenario.pattern.kind, patternFor).flow(outer), scenario.teams ?? []);

  function* withTeams(flow: Flow, teams: readonly Team[]): Flow {
    let step = flow.next();
    while (step.done !== true) {
      const planned = step.value;
      const working = planned.flatMap(({ agentId, task, about }) => {
        const team = teams.find(({ leader }) => leader === agentId);
        if (team === undefined || task.type !== 'speak') return [];
        return [workOf(team, { brief: task.brief ?? '', about: about ?? task.brief ?? '' }, teams)];
      });
      if (working.length > 0) yield* sideBySide(working);
      step = flow.next(yield planned);
    }
  }

  /** A team's work on what its leader is asked; its leader speaks for itself in it. */
  function workOf(team: Team, { brief, about }: Work, teams: readonly Team[]): Flow {
    // Teams that work side by side must not draw the same.
    const place = scenario.teams?.indexOf(team) ?? 0;
    const random = () => randomAt(table.random().integer(0, 0x7fff_ffff), place);
    const inner = { scenario: teamScenario(scenario, team, about), random };
    const others = teams.filter((other) => other !== team);
    const flow = patternOf(team.pattern.kind, patternFor).flow(inner);
    const told = asTold(flow, (turn) => amongThemselves(turn, [team.leader, ...team.members], { brief, about }));
    return withTeams(told, others);
  }

  /** Says what the work is about, and to whom it is said. */
  function amongThemselves(turn: PlannedTurn, everybody: readonly AgentId[], work: Work): PlannedTurn {
    if (turn.task.type !== 'speak') return turn;
    const brief = [work.brief, turn.task.brief ?? '']
      .filter((part) => part !== '')
      .join('\n')
      .slice(0, limits.briefLength)
      .toWellFormed();
    const to = turn.to ?? everybody.filter((id) => id !== turn.agentId);
    const about = turn.about ?? work.about;
    return {
      ...turn,
      ...(about !== '' && { about }),
      task: brief !== '' ? { ...turn.task, brief } : turn.task,
      ...(scenario.view === 'private' && { to }),
    };
  }
}

/** What a leader is asked, word for word, and what it is about. */
type Work = { readonly brief: string; readonly about: string };

/** The same flow, with every turn that it wants changed. */
function* asTold(flow: Flow, change: (turn: PlannedTurn) => PlannedTurn): Flow {
  let step = flow.next();
  while (step.done !== true) {
    const outcomes: readonly Outcome[] = yield step.value.map(change);
    step = flow.next(outcomes);
  }
}

function withAgents(scenario: Scenario, ids: readonly AgentId[]): Scenario {
  const agents = ids.flatMap((id) => agentOf(scenario, id) ?? []);
  return { ...scenario, agents };
}

function patternOf(kind: string, patternFor: PatternLookup): Pattern {
  const pattern = patternFor(kind);
  if (pattern === undefined) throw new Error(`There is no pattern ${kind}.`);
  return pattern;
}
