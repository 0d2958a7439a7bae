import { useMemo } from 'react';
import type { AgentId, RunLog } from '../../core';

/** Who took each turn of the whole run, shown or not. */
export function useSpeakers(log: RunLog | undefined): readonly AgentId[] {
  return useMemo(() => {
    const speakers: AgentId[] = [];
    for (const fact of log ?? []) if (fact.type === 'turn-started') speakers[fact.number - 1] = fact.agentId;
    return speakers;
  }, [log]);
}
