import { describe, expect, test } from 'vitest';
import { randomAt } from '../base';
import { type AgentId, type FlowWalk, languages, type PlannedTurn } from '../core';
import { logFrom } from '../core/upgrades';
import { patterns } from './patterns';
import { rehearsed, scenarioFor, walkOf } from './testing/pattern-rehearsal';

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
      const { log } = rehearsed(scenarioFor(pattern, seed), { picks: seed % 2 === 0 });
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
      return { seed, scenario, ...rehearsed(scenario, { picks: seed % 2 === 0 }) };
    });
    for (const { seed, scenario, log, decisions } of rehearsals) {
      const walk = walkOf(scenario);
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
        const resumed = walkOf(scenario);
        for (const fact of log.slice(0, length)) resumed.apply(fact);
        expect(decisionOf(resumed)).toEqual(decisions[length]);
      }
    }
  });

  test('never wants two turns at once of one agent, nor of two where it promises one speaker', () => {
    for (const seed of seeds) {
      const { decisions } = rehearsed(scenarioFor(pattern, seed));
      for (const wanted of decisions) {
        if (wanted === 'finish') continue;
        expect(new Set(wanted.map(({ agentId }) => agentId)).size).toBe(wanted.length);
        if (!pattern.sideBySide) expect(wanted.length).toBe(1);
      }
    }
  });

  test('says things to some only if it declares that it keeps secrets', () => {
    const secrets = seeds.some((seed) =>
      rehearsed(scenarioFor(pattern, seed)).log.some((fact) => fact.type === 'message-sent' && fact.to),
    );
    expect(secrets).toBe(pattern.keepsSecrets);
  });

  test('never lets what was said to some into what it asks of others', () => {
    for (const seed of seeds) {
      const { log } = rehearsed(scenarioFor(pattern, seed), {
        textOf: (number) => `Secret${number}x. Bo, what is it?`,
      });
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
      const { log } = rehearsed(scenarioFor(other, seed));
      const walk = walkOf(scenario);
      for (const fact of log) walk.apply(fact);
      const decision = walk.decide();
      if (decision.type === 'take-turns') expect(decision.turns.length).toBeGreaterThan(0);
    }
  });

  test('links only agents of the scenario, nobody with themselves, and is led by one of them if at all', () => {
    for (const seed of seeds.slice(0, 20)) {
      const scenario = scenarioFor(pattern, seed);
      const ids: readonly AgentId[] = scenario.agents.map(({ id }) => id);
      const leader = pattern.leader?.(scenario);
      if (leader !== undefined) expect(ids).toContain(leader);
      for (const { from, to } of pattern.topology(scenario)) {
        expect(ids).toContain(from);
        expect(ids).toContain(to);
        expect(from).not.toBe(to);
      }
    }
  });
});
