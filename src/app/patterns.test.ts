import { describe, expect, test } from 'vitest';
import { type Random, randomAt } from '../base';
import {
  type AgentId,
  FlowWalk,
  languages,
  type Pattern,
  type PatternOptions,
  type PlannedTurn,
  problemsOf,
  type Recorded,
  type RunEvent,
  type RunId,
  type RunLog,
  type Scenario,
  turnIdOf,
} from '../core';
import { randomText } from '../core/testing/random-text';
import { randomValue } from '../core/testing/random-value';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { logFrom } from '../core/upgrades';
import { patterns } from './patterns';

/** Options with which the pattern can run, chosen by chance among all that its fields allow. */
function optionsFor(pattern: Pattern, random: Random, agents: Scenario['agents']): PatternOptions {
  const options: Record<string, PatternOptions[string]> = {};
  for (const field of pattern.fields) {
    if (field.type === 'agent') {
      if (field.optional !== true || random.next() < 0.5) options[field.name] = agents[0]?.id ?? '';
    } else if (field.type === 'count') options[field.name] = random.integer(field.from, Math.min(field.to, 4));
    else if (field.type === 'flag') options[field.name] = random.next() < 0.5;
    else if (field.type === 'choice') options[field.name] = random.pick(field.choices);
    else options[field.name] = random.pick(textsFor[field.name] ?? ['']);
  }
  return options;
}

const textsFor: Readonly<Record<string, readonly string[]>> = {
  keywords: ['', 'tea: Bo\nmilk: Cy'],
  weights: ['', 'Ada: 2\nBo: 0.5'],
  tasks: ['', 'paint the fence\nbake a cake\ncount the birds.\nsweep'],
  document: ['One sentence. Another one! And a third?', 'Cats sleep.\nDogs bark. Cats sleep.'],
  groups: ['', 'friends: Ada, Bo, Cy'],
};

function scenarioFor(pattern: Pattern, seed: number): Scenario {
  const random = randomAt(seed, 0);
  for (;;) {
    const agents = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'].slice(0, random.integer(1, 5)).map((name) => agentExample(name));
    const scenario = scenarioExample([], {
      agents,
      language: random.pick(languages),
      seed,
      budget: { turns: 40, tokensPerTurn: 64 },
      pattern: { kind: pattern.kind, options: optionsFor(pattern, random, agents) },
    });
    if (problemsOf(scenario, () => pattern, ['scripted']).length === 0) return scenario;
  }
}

type Rehearsal = { readonly log: RunLog; readonly decisions: readonly (readonly PlannedTurn[] | 'finish')[] };

/** What the orchestrator would do with a pattern, with answers by chance: every fact, and what was wanted before it. */
function rehearsed(pattern: Pattern, scenario: Scenario, textOf?: (number: number) => string): Rehearsal {
  const random = randomAt(scenario.seed, 1);
  const walk = new FlowWalk(scenario, (table) => pattern.flow(table));
  const log: Recorded[] = [];
  const decisions: (readonly PlannedTurn[] | 'finish')[] = [];
  const decide = () => decisionOf(walk);
  const record = (event: RunEvent) => {
    decisions.push(decide());
    const fact = { ...event, sequence: log.length, at: log.length };
    log.push(fact);
    walk.apply(fact);
  };
  record({ type: 'run-started', runId: 'run-1' as RunId, scenario, parent: null });
  let number = 0;
  for (;;) {
    const wanted = decide();
    if (wanted === 'finish' || number + wanted.length > scenario.budget.turns) {
      const reason = wanted === 'finish' ? 'pattern-finished' : 'turns-used-up';
      record({ type: 'run-finished', reason });
      return { log, decisions };
    }
    const taken = wanted.map((turn) => {
      number += 1;
      return { ...turn, number };
    });
    for (const turn of taken) record(started(turn, 1));
    for (const turn of taken) {
      if (random.next() < 0.1) {
        record(failed(turn.number));
        record(started(turn, 2));
      }
      record(deedBy(turn, random, textOf));
      record({ type: 'turn-finished', turnId: turnIdOf(turn.number), by: { type: 'human', milliseconds: 1 } });
    }
  }
}

type Taken = PlannedTurn & { readonly number: number };

function started({ number, agentId, task }: Taken, attempt: number): RunEvent {
  return { type: 'turn-started', turnId: turnIdOf(number), number, attempt, agentId, task, perceived: [] };
}

function failed(number: number): RunEvent {
  const reason = { code: 'engine/failed', message: '' } as const;
  return { type: 'turn-failed', turnId: turnIdOf(number), failure: reason, partialText: '', next: 'retry' };
}

function deedBy({ number, agentId, task, to }: Taken, random: Random, textOf?: (number: number) => string): RunEvent {
  const turnId = turnIdOf(number);
  switch (task.type) {
    case 'speak': {
      const text =
        textOf?.(number) ??
        (random.pick([randomText(random, 60), 'Bo, what do you say?', 'tea', 'milk for Cy', 'I am Ada.']) || '.');
      return { type: 'message-sent', turnId, from: agentId, ...(to !== undefined && { to }), text };
    }
    case 'choose': {
      const option = random.integer(0, task.options.length - 1);
      return { type: 'action-taken', turnId, agentId, action: { type: 'choose', option } };
    }
    case 'answer':
      return {
        type: 'action-taken',
        turnId,
        agentId,
        action: { type: 'answer', value: randomValue(random, task.schema) },
      };
  }
}

function decisionOf(walk: FlowWalk): readonly PlannedTurn[] | 'finish' {
  const decision = walk.decide();
  return decision.type === 'finish' ? 'finish' : decision.turns;
}

const seeds = Array.from({ length: 100 }, (_, index) => index + 1);
/** With twelve patterns, thousands of logs in all. */
const manySeeds = Array.from({ length: 300 }, (_, index) => index + 1);

describe.each(patterns)('$kind', (pattern) => {
  test('speaks both languages, down to every field and choice', () => {
    for (const language of languages) {
      const words = pattern.words[language];
      const names = pattern.fields.map(({ name }) => name);
      expect(Object.keys(words.fields).sort()).toEqual([...names].sort());
      for (const field of pattern.fields) {
        if (field.type !== 'choice') continue;
        expect(Object.keys(words.choices?.[field.name] ?? {}).sort()).toEqual([...field.choices].sort());
        expect(field.choices).toContain(field.initial);
      }
    }
  });

  test('ends within its budget, in a log that the door lets in', () => {
    for (const seed of seeds) {
      const { log } = rehearsed(pattern, scenarioFor(pattern, seed));
      expect(log.at(-1)?.type).toBe('run-finished');
      expect(logFrom(log)).toEqual({ ok: true, value: log });
    }
  });

  // Each decision follows from the facts before it, so whoever is at the same decision goes on as the unbroken run did.
  // A walk that is led along a whole log, asked once after each fact, has been after every beginning of it; that asking
  // and the other walks leave no trace is what new walks show, which are asked once only: after three beginnings of each
  // log, and after all of some.
  test('wants the same after every beginning of a log as in the unbroken run', () => {
    const rehearsals = manySeeds.map((seed) => {
      const scenario = scenarioFor(pattern, seed);
      return { seed, scenario, ...rehearsed(pattern, scenario) };
    });
    for (const { seed, scenario, log, decisions } of rehearsals) {
      const walk = new FlowWalk(scenario, (table) => pattern.flow(table));
      const followed = log.map((fact) => {
        const wanted = decisionOf(walk);
        walk.apply(fact);
        return wanted;
      });
      expect(followed).toEqual(decisions);

      const random = randomAt(seed, 2);
      const beginnings =
        seed <= 20 ? log.keys() : Array.from({ length: 3 }, () => random.integer(0, log.length - 1)).values();
      for (const length of beginnings) {
        const resumed = new FlowWalk(scenario, (table) => pattern.flow(table));
        for (const fact of log.slice(0, length)) resumed.apply(fact);
        expect(decisionOf(resumed)).toEqual(decisions[length]);
      }
    }
  });

  test('never wants two turns at once of one agent, nor of two where it promises one speaker', () => {
    for (const seed of seeds) {
      const { decisions } = rehearsed(pattern, scenarioFor(pattern, seed));
      for (const wanted of decisions) {
        if (wanted === 'finish') continue;
        expect(new Set(wanted.map(({ agentId }) => agentId)).size).toBe(wanted.length);
        if (!pattern.sideBySide) expect(wanted.length).toBe(1);
      }
    }
  });

  test('says things to some only if it declares that it keeps secrets', () => {
    const secrets = seeds.some((seed) =>
      rehearsed(pattern, scenarioFor(pattern, seed)).log.some((fact) => fact.type === 'message-sent' && fact.to),
    );
    expect(secrets).toBe(pattern.keepsSecrets);
  });

  test('never lets what was said to some into what it asks of others', () => {
    for (const seed of seeds) {
      const { log } = rehearsed(pattern, scenarioFor(pattern, seed), (number) => `Secret${number}x. Bo, what is it?`);
      const heardBy = new Map<number, readonly AgentId[]>();
      for (const fact of log) {
        if (fact.type === 'message-sent' && fact.to !== undefined)
          heardBy.set(Number(fact.turnId.slice('turn-'.length)), [fact.from, ...fact.to]);
        if (fact.type !== 'turn-started') continue;
        for (const [, number] of JSON.stringify(fact.task).matchAll(/Secret(\d+)x/g)) {
          expect(heardBy.get(Number(number)) ?? [fact.agentId], fact.turnId).toContain(fact.agentId);
        }
      }
    }
  });

  test('goes on after a talk that another pattern led', () => {
    for (const seed of seeds.slice(0, 20)) {
      const scenario = scenarioFor(pattern, seed);
      const other = patterns[seed % patterns.length] ?? pattern;
      const { log } = rehearsed(other, scenarioFor(other, seed));
      const walk = new FlowWalk(scenario, (table) => pattern.flow(table));
      for (const fact of log) walk.apply(fact);
      const decision = walk.decide();
      if (decision.type === 'take-turns') expect(decision.turns.length).toBeGreaterThan(0);
    }
  });

  test('links only agents of the scenario, and nobody with themselves', () => {
    for (const seed of seeds.slice(0, 20)) {
      const scenario = scenarioFor(pattern, seed);
      const ids: readonly AgentId[] = scenario.agents.map(({ id }) => id);
      for (const { from, to } of pattern.topology(scenario)) {
        expect(ids).toContain(from);
        expect(ids).toContain(to);
        expect(from).not.toBe(to);
      }
    }
  });
});
