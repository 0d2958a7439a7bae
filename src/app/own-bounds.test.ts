import { expect, test } from 'vitest';
import { limits } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { withinBounds } from './own-bounds';

const own = { mostTurns: 100, mostTokens: 10_000 };

test('what asks for no more than one allows stays as it is', () => {
  const scenario = scenarioExample(['Ada'], { budget: { turns: 12, tokensPerTurn: 64 } });
  expect(withinBounds(scenario, own)).toBe(scenario);
});

test('each limit is the lower of the two', () => {
  const scenario = scenarioExample([], {
    agents: [agentExample('Ada', { budget: { turns: 300, tokens: 20 } }), agentExample('Bo')],
    budget: { turns: 400, tokensPerTurn: 64, tokens: limits.runTokens },
  });
  const bounded = withinBounds(scenario, own);
  expect(bounded.budget).toEqual({ turns: 100, tokensPerTurn: 64, tokens: 10_000 });
  expect(bounded.agents.map(({ budget }) => budget)).toEqual([{ turns: 100, tokens: 20 }, undefined]);
  expect(withinBounds(bounded, own)).toBe(bounded);
});

test('without a limit of its own, a scenario gets one where its turns could write too much', () => {
  const scenario = scenarioExample(['Ada'], { budget: { turns: 90, tokensPerTurn: 64 } });
  expect(withinBounds(scenario, own).budget).toEqual({ turns: 90, tokensPerTurn: 64, tokens: 10_000 });
});
