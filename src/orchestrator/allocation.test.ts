import { expect, test } from 'vitest';
import { type EngineRequest, project, type Scenario } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { scriptedEngine } from '../engines/scripted';
import { allocation, roundRobin } from '../patterns';
import { allocationOf, conversation, conversationGraph, isSameWork } from '../projections';
import { rehearse } from './testing/rehearse';

const three = 'paint\nbake\nsweep';

function work(method: string, change: Partial<Scenario> = {}): Scenario {
  return scenarioExample([], {
    agents: ['Max', 'Ada', 'Bo', 'Cy'].map((name) => agentExample(name)),
    pattern: { kind: 'allocation', options: { manager: 'max', method, tasks: three } },
    budget: { turns: 40, tokensPerTurn: 64 },
    ...change,
  });
}

/** Ada says that she can do all of it best, and the manager thinks so too. Each word takes a second. */
async function outcome(scenario: Scenario) {
  let clock = 0;
  const answer = ({ messages, constraint }: EngineRequest) => {
    if (constraint.type === 'one-of') return 'Ada';
    if (constraint.type === 'json') return messages[0]?.content.includes('You are Ada') ? '{"bid":9}' : '{"bid":1}';
    return 'Two words.';
  };
  const engine = scriptedEngine(answer, {
    now: () => clock,
    beforeWord: async () => {
      clock += 1000;
    },
  });
  const log = await rehearse(scenario, {
    engine,
    pattern: scenario.pattern.kind === 'allocation' ? allocation : roundRobin,
  });
  return allocationOf(project(conversation, log), project(conversationGraph, log));
}

test('bids cost messages, and give all to whoever bids most', async () => {
  expect(await outcome(work('contract-net'))).toMatchObject({
    method: 'contract-net',
    // For each task: announced, bid for at once, awarded; then Ada does one after the other.
    steps: 3 * 3 + 3,
    messages: 3 * (1 + 3 + 1) + 3,
    deciding: 3 * (1 + 3 + 1),
    done: new Map(Object.entries({ ada: 3, bo: 0, cy: 0 })),
    fairness: 1 / 3,
  });
});

test('a manager who decides alone needs one turn a task', async () => {
  expect(await outcome(work('central'))).toMatchObject({ steps: 6, messages: 6, deciding: 3, fairness: 1 / 3 });
});

test('by the rule nobody is asked, and all work at once', async () => {
  const found = await outcome(work('rules'));
  expect(found).toMatchObject({ steps: 1, messages: 3, deciding: 0, fairness: 1 });
  expect(found?.done).toEqual(new Map(Object.entries({ ada: 1, bo: 1, cy: 1 })));
});

test('time is that of the longest turn of each step', async () => {
  const [alone, together] = await Promise.all([outcome(work('central')), outcome(work('rules'))]);
  expect(together?.milliseconds).toBeGreaterThan(0);
  expect(alone?.milliseconds).toBeGreaterThan(together?.milliseconds ?? 0);
});

test('where nothing is given out, or nothing done yet, there is nothing to compare', async () => {
  expect(await outcome(work('x', { pattern: { kind: 'round-robin', options: {} } }))).toBeNull();
  expect(await outcome(work('central', { budget: { turns: 2, tokensPerTurn: 64 } }))).toBeNull();
});

test('the same work is the same tasks for the same agents, in whatever way they are given out', () => {
  const scenario = work('central');
  expect(isSameWork(scenario, { ...work('rules'), seed: 9, title: 'Again' })).toBe(true);
  const other = { ...scenario.pattern.options, tasks: 'paint' };
  expect(isSameWork(scenario, { ...scenario, pattern: { ...scenario.pattern, options: other } })).toBe(false);
  const [, ...fewer] = scenario.agents;
  expect(isSameWork(scenario, { ...scenario, agents: fewer })).toBe(false);
});
