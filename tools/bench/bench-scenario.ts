import type { Scenario } from '../../src/core';
import { builtIns } from '../../src/scenarios';

/** A scenario of the page, in English, with this many turns and whatever else is to be different. */
export function scenarioWith(
  id: string,
  turns: number,
  { tokensPerTurn, ...change }: Partial<Scenario> & { readonly tokensPerTurn?: number } = {},
): Scenario {
  const found = builtIns.find((builtIn) => builtIn.id === id);
  if (found === undefined) throw new Error(`There is no scenario ${id}.`);
  const { budget, ...scenario } = found.scenario.en;
  return { ...scenario, budget: { turns, tokensPerTurn: tokensPerTurn ?? budget.tokensPerTurn }, ...change };
}
