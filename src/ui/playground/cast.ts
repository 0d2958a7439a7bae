import { useMemo } from 'react';
import type { AgentId, Scenario } from '../../core';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useApp } from '../use-app';

/** An agent as the conversation shows it. `index` is its place in the scenario, which gives it its mark and hue. */
export type Member = { readonly agentId: AgentId; readonly name: string; readonly index: number };

/** Who takes part in the run that is shown, or would take part in the next one. */
export function useCast(): ReadonlyMap<AgentId, Member> {
  const scenario = useShownScenario();
  const { unnamed } = useWords(playgroundWords);
  return useMemo(() => castOf(scenario, unnamed), [scenario, unnamed]);
}

/** The scenario of the run that is shown; without a run, the one on the desk. */
export function useShownScenario(): Scenario | null {
  return useApp(({ desk }) => desk?.run?.conversation.scenario ?? desk?.scenario ?? null);
}

function castOf(scenario: Scenario | null, unnamed: (number: number) => string): ReadonlyMap<AgentId, Member> {
  const agents = scenario?.agents ?? [];
  return new Map(
    agents.map(({ id, name }, index) => [id, { agentId: id, name: name.trim() || unnamed(index + 1), index }]),
  );
}
