import { describe, expect, test } from 'vitest';
import { randomAt } from '../base';
import {
  type AgentId,
  agentsByTeam,
  languages,
  outerScenario,
  type Pattern,
  problemsOf,
  type Scenario,
  type Team,
  type TurnId,
} from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { logFrom } from '../core/upgrades';
import { patterns } from './patterns';
import { optionsFor, patternFor, rehearsed, walkOf } from './testing/pattern-rehearsal';

const ids = (...names: readonly string[]) => names as readonly string[] as AgentId[];
const problems = (scenario: Scenario) => problemsOf(scenario, patternFor, ['scripted']);

/** A scenario in which one pattern has a team that works by another, and sometimes a third below that. */
function composedOf(outer: Pattern, inner: Pattern, seed: number): Scenario {
  const random = randomAt(seed, 2);
  for (;;) {
    const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay', 'Gus', 'Hal', 'Ivy'];
    const [ahead, team, below] = [random.integer(1, 4), random.integer(1, 3), random.pick([0, 0, 1, 2])];
    const agents = names.slice(0, ahead + team + below).map((name) => agentExample(name));
    const at = (from: number, count: number) => agents.slice(from, from + count).map(({ id }) => id);
    const teamOf = (leader: AgentId, members: AgentId[], { kind, fields }: Pattern): Team => {
      const inside = [leader, ...members].flatMap((id) => agents.find((agent) => agent.id === id) ?? []);
      return { leader, members, pattern: { kind, options: optionsFor({ ...inner, fields }, random, inside) } };
    };
    const leader = random.pick(at(0, ahead));
    const teams = [teamOf(leader, at(ahead, team), inner)];
    if (below > 0) teams.push(teamOf(random.pick(at(ahead, team)), at(ahead + team, below), random.pick(patterns)));
    const scenario = scenarioExample([], {
      agents,
      teams: random.next() < 0.5 ? teams : teams.toReversed(),
      language: random.pick(languages),
      view: random.pick(['private', 'private', 'shared'] as const),
      seed,
      budget: { turns: 40, tokensPerTurn: 64 },
      pattern: { kind: outer.kind, options: optionsFor(outer, random, agents.slice(0, ahead)) },
    });
    if (problems(scenario).length === 0) return scenario;
  }
}

/** Who is wanted in each step of a run, and for what. */
function stepsOf(scenario: Scenario): readonly string[] {
  const { log } = rehearsed(scenario);
  return log.flatMap((fact) => {
    if (fact.type !== 'turn-started' || fact.attempt > 1) return [];
    const { task, turnId } = fact;
    const said = log.find((other) => other.type === 'message-sent' && other.turnId === turnId);
    const to = said?.type === 'message-sent' && said.to !== undefined ? ` to ${said.to.join(' and ')}` : '';
    const brief = task.type === 'choose' ? task.question : (task.brief ?? '');
    return [`${fact.agentId}${to}: ${brief.replaceAll('\n', ' / ')}`];
  });
}

const oneRound: Team['pattern'] = { kind: 'round-robin', options: { rounds: 1 } };

describe.each(patterns)('$kind', (outer) => {
  test('has teams of every kind inside, ends within its budget, and goes on from every beginning as it would have', () => {
    for (const [place, inner] of patterns.entries()) {
      const scenario = composedOf(outer, inner, 1 + place);
      const { log, decisions } = rehearsed(scenario);
      expect(log.at(-1)?.type).toBe('run-finished');
      expect(logFrom(log)).toEqual({ ok: true, value: log });
      for (let length = 0; length < log.length; length += 1) {
        const walk = walkOf(scenario);
        for (const fact of log.slice(0, length)) walk.apply(fact);
        const decision = walk.decide();
        expect(decision.type === 'finish' ? 'finish' : decision.turns).toEqual(decisions[length]);
      }
    }
  });

  test('never wants two turns at once of one agent, and lets nothing out of a team', () => {
    for (const [place, inner] of patterns.entries()) {
      for (const seed of [1, 2]) {
        const scenario = composedOf(outer, inner, 100 * seed + place);
        const { log, decisions } = rehearsed(scenario);
        for (const wanted of decisions) {
          if (wanted !== 'finish') expect(new Set(wanted.map(({ agentId }) => agentId)).size).toBe(wanted.length);
        }
        const outside = new Set(outerScenario(scenario).agents.map(({ id }) => id));
        const owners = new Map<TurnId, AgentId>();
        for (const fact of log) {
          if (fact.type === 'turn-started') owners.set(fact.turnId, fact.insteadOf ?? fact.agentId);
          if (fact.type !== 'message-sent') continue;
          const owner = owners.get(fact.turnId) ?? fact.from;
          if (outside.has(owner)) continue;
          if (scenario.view === 'shared') expect(fact.to).toBeUndefined();
          else expect(teamMatesOf(owner, scenario)).toEqual(expect.arrayContaining([...(fact.to ?? ['nobody'])]));
        }
      }
    }
  });
});

function teamMatesOf(agentId: AgentId, { teams = [] }: Scenario): readonly AgentId[] {
  return teams
    .map(({ leader, members }) => [leader, ...members])
    .filter((team) => team.includes(agentId))
    .flat();
}

test('a team debates whenever its leader is to speak, and then the leader speaks', () => {
  const debate = { kind: 'debate', options: { judge: 'ada', rounds: 0 } };
  const scenario = scenarioExample(['Ada', 'Bo', 'Cy', 'Di'], {
    pattern: oneRound,
    teams: [{ leader: 'ada' as AgentId, members: ids('cy', 'di'), pattern: debate }],
    budget: { turns: 40, tokensPerTurn: 64 },
  });
  expect(stepsOf(scenario).map((step) => step.replace(/chose \w+/, 'chose …'))).toEqual([
    'cy to ada and di: Make your case.',
    'di to ada and cy: Make your case.',
    'cy to ada and di: Your last word.',
    'di to ada and cy: Your last word.',
    'ada: Who was more convincing?',
    'ada to cy and di: You chose …. Say why.',
    'ada: ',
    'bo: ',
  ]);
});

test('a team is told the part that is its leader’s, on every level; teams of several leaders work side by side', () => {
  const members = ['Boss', 'Ada', 'Bo', 'Cy', 'Di', 'Ed'];
  const scenario = scenarioExample(members, {
    pattern: { kind: 'allocation', options: { manager: 'boss', method: 'rules', tasks: 'dig\nbake' } },
    teams: [
      { leader: 'ada' as AgentId, members: ids('cy'), pattern: { kind: 'hierarchy', options: {} } },
      { leader: 'bo' as AgentId, members: ids('di'), pattern: oneRound },
      { leader: 'di' as AgentId, members: ids('ed'), pattern: oneRound },
    ],
    budget: { turns: 40, tokensPerTurn: 64 },
    seed: 3,
  });
  const steps = stepsOf(scenario);
  expect(steps).toContain('cy: Can you do this yourself: dig?');
  expect(steps).toContain('ed to di: Your part: bake.');
  expect(steps.indexOf('ed to di: Your part: bake.')).toBeLessThan(steps.indexOf('di to bo: Your part: bake.'));
  expect(steps.slice(-3)).toEqual([
    'ada to boss: Your part: dig.',
    'bo to boss: Your part: bake.',
    'boss: Bring the parts together.',
  ]);
  const [first] = rehearsed(scenario).decisions;
  expect(first === 'finish' || first?.map(({ agentId }) => agentId)).toEqual(['cy', 'bo']);
});

test('even a team that never comes to an end uses up no more than the turns', () => {
  const endless = { kind: 'round-robin', options: { rounds: 0 } };
  const scenario = scenarioExample(['Ada', 'Bo', 'Cy'], {
    teams: [{ leader: 'bo' as AgentId, members: ids('cy'), pattern: endless }],
    budget: { turns: 9, tokensPerTurn: 64 },
  });
  expect(rehearsed(scenario).log.at(-1)).toMatchObject({ reason: 'turns-used-up' });
});

test('what is wrong with a team stands beside its field', () => {
  const team = (leader: string, members: readonly string[], pattern = oneRound): Team => ({
    leader: leader as AgentId,
    members: ids(...members),
    pattern,
  });
  const found = (teams: Team[], change: Partial<Scenario> = {}) =>
    problems(scenarioExample(['Ada', 'Bo', 'Cy', 'Di'], { teams, ...change })).map(
      ({ path, code }) => `${path}: ${code}`,
    );
  expect(found([team('ada', ['bo']), team('bo', ['cy'])])).toEqual([]);
  expect(found([team('nobody', ['bo'])])).toEqual(['teams.0.leader: agent-unknown']);
  expect(found([team('ada', [])])).toEqual(['teams.0.members: team-empty']);
  expect(found([team('ada', ['bo', 'gone'])])).toEqual(['teams.0.members: agent-unknown']);
  expect(found([team('ada', ['bo']), team('ada', ['cy'])])).toEqual(['teams.1.leader: team-twice']);
  expect(found([team('ada', ['bo']), team('cy', ['bo'])])).toEqual(['teams.1.members: team-twice']);
  expect(found([team('ada', ['bo', 'bo'])])).toEqual(['teams.0.members: team-twice']);
  expect(found([team('ada', ['ada'])])).toEqual(['teams.0.members: team-twice']);
  expect(found([team('ada', ['bo']), team('bo', ['cy']), team('cy', ['ada'])])).toEqual([
    'teams.2.members: team-circle',
  ]);
  expect(found([team('ada', ['bo'], { kind: 'brawl', options: {} })])).toEqual([
    'teams.0.pattern.kind: pattern-unknown',
  ]);
  expect(found([team('ada', ['bo'], { kind: 'round-robin', options: { rounds: -1 } })])).toEqual([
    'teams.0.pattern.options.rounds: out-of-range',
  ]);
  expect(found([team('ada', ['bo'], { kind: 'round-robin', options: {} })])).toEqual([
    'teams.0.pattern.options.rounds: team-endless',
  ]);
  const workers: Team['pattern'] = { kind: 'workers', options: {} };
  expect(found([team('ada', ['bo'], workers)], { view: 'shared' })).toEqual([
    'teams.0.pattern.options.coordinator: agent-unknown',
    'view: view-shared',
  ]);
  const judged: Team['pattern'] = { kind: 'debate', options: { judge: 'ada' } };
  expect(found([team('ada', ['bo'], judged)])).toEqual(['teams.0.members: needs-more-agents']);
  expect(found([team('ada', ['bo'])], { pattern: { kind: 'moderator', options: { moderator: 'bo' } } })).toEqual([
    'pattern.options.moderator: agent-unknown',
  ]);
});

test('a visitor is in no team', () => {
  const agents = [agentExample('Ada'), agentExample('Bo'), agentExample('Vi', { player: { type: 'visitor' } })];
  const visited = { leader: 'vi' as AgentId, members: ids('bo'), pattern: oneRound };
  expect(problems(scenarioExample([], { agents, teams: [visited] }))).toEqual([
    { path: 'teams.0.leader', code: 'agent-unknown' },
  ]);
});

test('agents stand beside their leaders, each once, even where teams go in a circle', () => {
  const scenario = scenarioExample(['Ada', 'Bo', 'Cy', 'Di']);
  const teams = (...list: readonly (readonly [string, ...string[]])[]): Team[] =>
    list.map(([leader, ...members]) => ({ leader: leader as AgentId, members: ids(...members), pattern: oneRound }));
  expect(agentsByTeam(scenario)).toEqual(['ada', 'bo', 'cy', 'di']);
  expect(agentsByTeam({ ...scenario, teams: teams(['ada', 'cy', 'gone'], ['cy', 'di']) })).toEqual(
    ids('ada', 'cy', 'di', 'bo'),
  );
  expect(agentsByTeam({ ...scenario, teams: teams(['ada', 'bo'], ['bo', 'ada']) })).toEqual(
    ids('cy', 'di', 'ada', 'bo'),
  );
});

test('a drawing is of the scenario, not of its teams', () => {
  const scenario = scenarioExample(['Ada', 'Bo', 'Cy'], {
    pattern: oneRound,
    teams: [{ leader: 'ada' as AgentId, members: ids('cy'), pattern: { kind: 'drawn', options: {} } }],
  });
  expect(stepsOf({ ...scenario, drawing: { nodes: [], lines: [] } })).toEqual(stepsOf(scenario));
});
