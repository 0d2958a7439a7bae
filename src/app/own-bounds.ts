import { limits, type Scenario } from '../core';
import type { AppState, Settings } from './state';

/** What the person lets a run take, wherever its scenario came from. */
export type OwnBounds = Pick<Settings, 'mostTurns' | 'mostTokens'>;

/**
 * A scenario from outside within the person's own bounds: each limit is the lower of the two, so that nobody can make
 * this machine work longer than its owner wants. The same scenario where it asks for no more.
 */
export function withinBounds(scenario: Scenario, { mostTurns, mostTokens }: OwnBounds): Scenario {
  const { budget } = scenario;
  const turns = Math.min(budget.turns, mostTurns);
  const asked = budget.tokens ?? mostThatCanBeWritten(scenario, turns);
  const agents = scenario.agents.map((agent) => {
    const { turns: own = 0, tokens = 0 } = agent.budget ?? {};
    if (own <= mostTurns && tokens <= mostTokens) return agent;
    return {
      ...agent,
      budget: {
        ...agent.budget,
        ...(own > 0 && { turns: Math.min(own, mostTurns) }),
        ...(tokens > 0 && { tokens: Math.min(tokens, mostTokens) }),
      },
    };
  });
  const isWithin =
    turns === budget.turns && asked <= mostTokens && agents.every((agent, place) => agent === scenario.agents[place]);
  if (isWithin) return scenario;
  return { ...scenario, agents, budget: { ...budget, turns, ...(asked > mostTokens && { tokens: mostTokens }) } };
}

/** A scenario without a limit of its own: each turn asks for its tools and for words, and may be tried three times. */
function mostThatCanBeWritten({ agents, budget }: Scenario, turns: number): number {
  const requests = agents.some(({ tools = [] }) => tools.length > 0) ? limits.callsPerTurn + 1 : 1;
  return turns * budget.tokensPerTurn * requests * attempts;
}

const attempts = 3;

/**
 * A scenario of a run that was kept, within the person's own bounds: nobody knows any more where the run came from. One
 * that they keep as their own may have what they gave it.
 */
export function keptWithinBounds(scenario: Scenario, { settings, library }: AppState): Scenario {
  const own = library.scenarios.find(({ scenario: { id } }) => id === scenario.id)?.scenario.budget;
  return withinBounds(scenario, {
    mostTurns: Math.max(settings.mostTurns, own?.turns ?? 0),
    mostTokens: own === undefined ? settings.mostTokens : Math.max(settings.mostTokens, own.tokens ?? limits.runTokens),
  });
}
