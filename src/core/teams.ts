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

/**
 * How everybody works together: the scenario's pattern, and patterns inside it. Before a leader speaks, its team works
 * on what the leader is asked to speak about, by the team's own pattern, and nobody else hears it where each agent has
 * a prompt of its own. Teams whose leaders speak side by side work side by side; members can lead teams of their own.
 * Throws where a pattern is missing. Only for a scenario without problems.
 */
export function composedFlow(table: Table, patternFor: PatternLookup): Flow {
  const { scenario } = table;
  const random = () => table.random();
  const outer = { scenario: outerScenario(scenario), random };
  return withTeams(patternOf(scenario.pattern.kind, patternFor).flow(outer), scenario.teams ?? []);

  function* withTeams(flow: Flow, teams: readonly Team[]): Flow {
    let step = flow.next();
    while (step.done !== true) {
      const planned = step.value;
      const working = planned.flatMap(({ agentId, task }) => {
        const team = teams.find(({ leader }) => leader === agentId);
        if (team === undefined || task.type !== 'speak') return [];
        return [workOf(team, task.brief ?? '', teams)];
      });
      if (working.length > 0) yield* sideBySide(working);
      step = flow.next(yield planned);
    }
  }

  /** A team's work on a task; its leader speaks for itself in it. */
  function workOf(team: Team, task: string, teams: readonly Team[]): Flow {
    const inner = { scenario: teamScenario(scenario, team, task), random };
    const others = teams.filter((other) => other !== team);
    const flow = patternOf(team.pattern.kind, patternFor).flow(inner);
    const told = asTold(flow, (turn) => amongThemselves(turn, [team.leader, ...team.members], task));
    return withTeams(told, others);
  }

  /** Says what the work is about, and to whom it is said. */
  function amongThemselves(turn: PlannedTurn, everybody: readonly AgentId[], task: string): PlannedTurn {
    if (turn.task.type !== 'speak') return turn;
    const brief = [task, turn.task.brief ?? '']
      .filter((part) => part !== '')
      .join('\n')
      .slice(0, limits.briefLength);
    const to = turn.to ?? everybody.filter((id) => id !== turn.agentId);
    return {
      ...turn,
      task: brief !== '' ? { ...turn.task, brief } : turn.task,
      ...(scenario.view === 'private' && { to }),
    };
  }
}

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
