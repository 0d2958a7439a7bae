import { describe, expect, test } from 'vitest';
import { randomAt } from '../base';
import { type EngineRequest, project, type RunLog, type Scenario, shortestJsonOf } from '../core';
import { scriptedEngine } from '../engines';
import { rehearse } from '../orchestrator/testing/rehearse';
import { conversation } from '../projections';
import { patterns } from './patterns';
import { patternFor, scenarioFor } from './testing/pattern-rehearsal';

const seeds = [1, 2, 3];

/** Answers by chance, and the same question always alike: what was asked is all that counts. */
function answerTo({ messages, constraint }: EngineRequest): string {
  const asked = JSON.stringify(messages);
  const random = randomAt([...asked].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7) >>> 1, 0);
  switch (constraint.type) {
    case 'none':
      return random.pick(['Well.', 'Bo, what do you say?', 'tea', `Number ${random.integer(1, 1000)}.`]);
    case 'one-of':
      return random.pick(constraint.texts);
    case 'json': {
      const shortest = shortestJsonOf(constraint.schema);
      return shortest.replace('0', String(random.integer(0, 9)));
    }
  }
}

const run = (scenario: Scenario, earlier?: RunLog) =>
  rehearse(scenario, {
    engine: scriptedEngine(answerTo),
    // Every pattern is looked up by its kind, as on the page.
    pattern: patternFor(scenario.pattern.kind) ?? fail(),
    earlier,
  });

/** What came of a run: who did what in each turn, about what, after having read what. */
const turnsOf = (log: RunLog) =>
  project(conversation, log).turns.map(({ agentId, task, perceived, text, to, action, state }) => ({
    ...{ agentId, task, perceived, text, to, action, state },
  }));

describe.each(patterns)('$kind', (pattern) => {
  test('resumed from every place of its log, a whole run goes on as the unbroken one did', async () => {
    for (const seed of seeds) {
      const scenario = { ...scenarioFor(pattern, seed), budget: { turns: 9, tokensPerTurn: 64 } };
      const whole = await run(scenario);
      const wanted = turnsOf(whole);
      for (let length = 0; length <= whole.length; length += 1) {
        const earlier = whole.slice(0, length);
        const onward = await run(scenario, earlier);
        expect(turnsOf([...earlier, ...onward])).toEqual(wanted);
        expect([...earlier, ...onward].at(-1)).toMatchObject({ type: 'run-finished', reason: lastReason(whole) });
      }
    }
  });
});

function lastReason(log: RunLog) {
  const last = log.at(-1);
  return last?.type === 'run-finished' ? last.reason : null;
}

function fail(): never {
  throw new Error('There is no such pattern.');
}
