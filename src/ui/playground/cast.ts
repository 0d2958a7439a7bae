import { useMemo } from 'react';
import type { Agent, AgentId, Scenario } from '../../core';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useApp } from '../use-app';

/** An agent as the conversation shows it. `index` is its place in the scenario, which gives it its mark and hue. */
export type Member = { readonly agentId: AgentId; readonly name: string; readonly index: number };

const nobody: readonly Agent[] = [];

/** Who takes part in the run that is shown, or would take part in the next one. */
export function useCast(): ReadonlyMap<AgentId, Member> {
  const scenario = useShownScenario();
  const former = useApp(({ desk }) => desk?.run?.conversation.former) ?? nobody;
  const { unnamed } = useWords(playgroundWords);
  return useMemo(() => castOf(scenario, former, unnamed), [scenario, former, unnamed]);
}

/** The scenario of the run that is shown; without a run, the one on the desk. */
export function useShownScenario(): Scenario | null {
  return useApp(({ desk }) => desk?.run?.conversation.scenario ?? desk?.scenario ?? null);
}

/** Who was taken out keeps a place behind the others. */
function castOf(
  scenario: Scenario | null,
  former: readonly Agent[],
  unnamed: (number: number) => string,
): ReadonlyMap<AgentId, Member> {
  const agents = [...(scenario?.agents ?? []), ...former];
  return new Map(
    agents.map(({ id, name }, index) => [id, { agentId: id, name: name.trim() || unnamed(index + 1), index }]),
  );
}
