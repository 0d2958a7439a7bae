import { describe, expect, test } from 'vitest';
import { type AgentId, languages } from '../core';
import { logFrom } from '../core/upgrades';
import { patterns } from './patterns';
import { rehearsed, scenarioFor, walkOf } from './testing/pattern-rehearsal';

const seeds = Array.from({ length: 100 }, (_, index) => index + 1);

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
      const { log } = rehearsed(scenarioFor(pattern, seed));
      expect(log.at(-1)?.type).toBe('run-finished');
      expect(logFrom(log)).toEqual({ ok: true, value: log });
    }
  });

  test('wants the same after every beginning of a log as in the unbroken run', () => {
    for (const seed of seeds) {
      const scenario = scenarioFor(pattern, seed);
      const { log, decisions } = rehearsed(scenario);
      for (let length = 0; length < log.length; length += 1) {
        const walk = walkOf(scenario);
        for (const fact of log.slice(0, length)) walk.apply(fact);
        const decision = walk.decide();
        expect(decision.type === 'finish' ? 'finish' : decision.turns).toEqual(decisions[length]);
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
