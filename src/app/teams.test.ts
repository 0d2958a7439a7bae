import { describe, expect, test } from 'vitest';
import { randomAt } from '../base';
import {
  type AgentId,
  composedFlow,
  FlowWalk,
  type Outcome,
  type Pattern,
  type PatternOptions,
  type PlannedTurn,
  problemsOf,
  type Scenario,
  type Team,
  type TurnId,
} from '../core';
import { randomValue } from '../core/testing/random-value';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { patterns } from './patterns';

const patternFor = (kind: string) => patterns.find((pattern) => pattern.kind === kind);
const id = (name: string) => name as AgentId;
const agents = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gil'].map((name) => agentExample(name));

/** The options that a pattern begins with; whoever leads is the first of these agents. */
function optionsOf(pattern: Pattern, first: AgentId): PatternOptions {
  return Object.fromEntries(
    pattern.fields.map((field) => {
      if (field.type === 'agent') return [field.name, first];
      if (field.name === 'tasks') return [field.name, 'paint the fence\nbake a cake'];
      return [field.name, field.type === 'count' ? Math.max(field.from, Math.min(2, field.to)) : field.initial];
    }),
  );
}

function scenarioWith(outer: Pattern, inner: Pattern, teams?: readonly Team[]): Scenario {
  const team = { leader: id('bo'), members: ['di', 'ed', 'flo', 'gil'].map(id), pattern: choiceOf(inner, id('bo')) };
  return scenarioExample([], {
    agents,
    pattern: choiceOf(outer, id('ada')),
    teams: [...(teams ?? [team])],
    budget: { turns: 60, tokensPerTurn: 64 },
  });
}

const choiceOf = (pattern: Pattern, first: AgentId) => ({ kind: pattern.kind, options: optionsOf(pattern, first) });

/** Every step that is wanted, with answers by chance (`willing`: the first option always); ends with the flow or after 60 turns. */
function steps(scenario: Scenario, willing = false): readonly (readonly PlannedTurn[])[] {
  const random = randomAt(scenario.seed, 1);
  const flow = composedFlow({ scenario, random: () => randomAt(scenario.seed, 2) }, patternFor);
  const wanted: (readonly PlannedTurn[])[] = [];
  let taken = 0;
  for (let step = flow.next(); step.done !== true && taken < 60; ) {
    wanted.push(step.value);
    const outcomes = step.value.map((turn): Outcome => {
      taken += 1;
      const { task } = turn;
      const base = { turnId: `turn-${taken}` as TurnId, agentId: turn.agentId, text: `Words ${taken}.` };
      if (task.type === 'choose')
        return {
          ...base,
          text: '',
          action: { type: 'choose', option: willing ? 0 : random.integer(0, task.options.length - 1) },
        };
      if (task.type === 'answer')
        return { ...base, text: '', action: { type: 'answer', value: randomValue(random, task.schema) } };
      return { ...base, action: null };
    });
    step = flow.next(outcomes);
  }
  return wanted;
}

const pairs = patterns.flatMap((outer) => patterns.map((inner) => [outer, inner] as const));
const able = pairs.filter(
  ([outer, inner]) => problemsOf(scenarioWith(outer, inner), patternFor, ['scripted']).length === 0,
);

test('nearly every pattern can work inside nearly every other one', () => {
  expect(able.length).toBeGreaterThan(0.8 * pairs.length);
});

test('in every pattern inside every other one, nobody takes two turns at once, and a team’s words stay in the team', () => {
  const team = new Set(['bo', 'di', 'ed', 'flo', 'gil'].map(id));
  for (const [outer, inner] of able) {
    for (const wanted of steps(scenarioWith(outer, inner))) {
      expect(new Set(wanted.map(({ agentId }) => agentId)).size).toBe(wanted.length);
      for (const { agentId, task, to } of wanted) {
        if (agentId === id('bo') || !team.has(agentId) || task.type !== 'speak') continue;
        expect(to?.every((listener) => team.has(listener))).toBe(true);
      }
    }
  }
});

test('after every beginning of a log the same is wanted as in the unbroken run', () => {
  for (const [outer, inner] of able.filter((_, index) => index % 5 === 0)) {
    const scenario = scenarioWith(outer, inner);
    const walk = () => new FlowWalk(scenario, (table) => composedFlow(table, patternFor));
    expect(walk().decide()).toEqual(walk().decide());
    expect(steps(scenario)).toEqual(steps(scenario));
  }
});

describe('a debate inside a hierarchy’s team', () => {
  const [hierarchy, debate, roundRobin] = ['hierarchy', 'debate', 'round-robin'].map(patternFor) as [
    Pattern,
    Pattern,
    Pattern,
  ];
  const team: Team = {
    leader: id('bo'),
    members: [id('di'), id('ed')],
    pattern: { kind: 'debate', options: { ...optionsOf(debate, id('bo')), judge: id('bo') } },
  };
  const scenario = scenarioWith(hierarchy, debate, [team]);
  const told = steps(scenario, true).flat();

  test('goes on before its leader reports, about what the leader was asked', () => {
    const report = told.findIndex(({ agentId, to }) => agentId === id('bo') && to?.[0] === id('ada'));
    expect(report).toBeGreaterThan(0);
    const before = told.slice(0, report).filter(({ agentId }) => agentId === id('di') || agentId === id('ed'));
    expect(before.length).toBeGreaterThanOrEqual(2);
    const brief = told[report]?.task.type === 'speak' ? told[report].task.brief : '';
    for (const { task } of before) expect(task.type === 'speak' && task.brief?.startsWith(`${brief}\n`)).toBe(true);
  });

  test('is heard by its team alone', () => {
    for (const { agentId, to } of told) if (agentId === id('di')) expect(to).toEqual([id('bo'), id('ed')]);
  });

  test('is heard by everybody where all share one prompt', () => {
    const shared = steps({ ...scenarioWith(roundRobin, debate, [team]), view: 'shared' }, true).flat();
    const ofTeam = shared.filter(({ agentId, task }) => agentId === id('di') && task.type === 'speak');
    for (const { to } of ofTeam) expect(to).toBeUndefined();
  });

  test('can have a team in it', () => {
    const nested: Team = { leader: id('di'), members: [id('flo'), id('gil')], pattern: choiceOf(roundRobin, id('di')) };
    const who = new Set(
      steps(scenarioWith(hierarchy, debate, [team, nested]), true)
        .flat()
        .map(({ agentId }) => agentId),
    );
    expect(who.has(id('flo'))).toBe(true);
  });
});

test.each([
  ['nobody is its member', { leader: 'bo', members: [] }, 'members: team-empty'],
  ['its leader is not there', { leader: 'zoe', members: ['di'] }, 'leader: agent-unknown'],
  ['its leader is its member', { leader: 'bo', members: ['bo'] }, 'members: team-twice'],
  ['a member is named twice', { leader: 'bo', members: ['di', 'di'] }, 'members: team-twice'],
])('a team does not work where %s', (_, { leader, members }, problem) => {
  const [first] = patterns as [Pattern];
  const team: Team = { leader: id(leader), members: members.map(id), pattern: choiceOf(first, id('bo')) };
  const problems = problemsOf(scenarioWith(first, first, [team]), patternFor, ['scripted']);
  expect(problems.map(({ path, code }) => `${path}: ${code}`)).toEqual([`teams.0.${problem}`]);
});

test('two teams cannot lead each other, nor share somebody, and a team needs a pattern that there is', () => {
  const [first] = patterns as [Pattern];
  const pattern = choiceOf(first, id('bo'));
  const codes = (...teams: readonly Team[]) =>
    problemsOf(scenarioWith(first, first, teams), patternFor, ['scripted']).map(({ path, code }) => `${path}: ${code}`);
  const one: Team = { leader: id('bo'), members: [id('cy')], pattern };
  expect(codes(one, { leader: id('cy'), members: [id('bo')], pattern })).toEqual(['teams.1.members: team-circle']);
  expect(codes(one, { leader: id('di'), members: [id('cy')], pattern })).toEqual(['teams.1.members: team-twice']);
  expect(codes({ ...one, pattern: { kind: 'brawl', options: {} } })).toEqual(['teams.0.pattern.kind: pattern-unknown']);
});

test('a drawing is of the scenario, not of its teams', () => {
  const [roundRobin, drawn] = [patternFor('round-robin'), patternFor('drawn')];
  if (roundRobin === undefined || drawn === undefined) throw new Error('A pattern is missing.');
  const plain = scenarioWith(roundRobin, drawn);
  expect(steps({ ...plain, drawing: { nodes: [], lines: [] } })).toEqual(steps(plain));
});
