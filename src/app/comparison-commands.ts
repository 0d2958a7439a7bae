import { agentOf, type RunLog, type Scenario } from '../core';
import type { Commands } from './commands';
import { scenarioOf, shownRun } from './desk-state';
import type { Workshop } from './workshop';

/** Runs beside each other: nothing in any of them changes. */
export function comparisonCommands(workshop: Workshop): Pick<Commands, 'runsBeside'> {
  return {
    runsBeside: async () => {
      const shown = workshop.state.getState().desk?.run;
      if (shown == null) return [];
      const scenario = scenarioOf(shown.log);
      const { store } = await workshop.store;
      const kept = await store.runs.list();
      if (!kept.ok) {
        workshop.tell(kept.reason);
        return [];
      }
      const names = scenario.agents.map(({ name }) => name).join('\n');
      const alike = kept.value
        .filter(({ runId, agents, finished }) => finished && runId !== shown.runId && agents.join('\n') === names)
        .slice(0, mostRuns);
      const logs: RunLog[] = [];
      for (const { runId } of alike) {
        const log = await store.runs.read(runId);
        // What cannot be read is told where somebody opens it.
        if (log.ok && isSameTeam(scenarioOf(log.value), scenario)) logs.push(log.value);
      }
      return logs.map((log) => {
        const { runId, conversation, graph, status } = shownRun(log, 'live');
        return { runId, conversation, graph, status };
      });
    },
  };
}

/** As many kept runs are looked at: the newest. */
const mostRuns = 30;

/** The same agents, by name and id, work together in the same way. */
function isSameTeam(one: Scenario, other: Scenario): boolean {
  return (
    one.pattern.kind === other.pattern.kind &&
    one.agents.length === other.agents.length &&
    one.agents.every(({ id, name }) => agentOf(other, id)?.name === name)
  );
}
