import { fail, ok } from '../base';
import { failure, type RunId, type RunLog, type ScenarioId } from '../core';
import { byChange } from './by-change';
import { summaryOf, withoutCount } from './run-summary';
import type { KeptScenario, Store } from './store';

/** A store that lasts as long as the page. It keeps every promise of a store but the one that matters most. */
export function memoryStore(): Store {
  const scenarios = new Map<ScenarioId, KeptScenario>();
  const runs = new Map<RunId, RunLog>();
  let closed = false;
  const answer = async <Value>(value: () => Value) =>
    closed ? fail(failure('storage/denied', 'The store is closed.')) : ok(value());

  return {
    kind: 'memory',
    scenarios: {
      list: () => answer(() => [...scenarios.values()].sort(byChange)),
      put: (scenario, changedAt) => answer(() => void scenarios.set(scenario.id, { scenario, changedAt })),
      delete: (id) => answer(() => void scenarios.delete(id)),
    },
    runs: {
      list: () =>
        answer(() =>
          [...runs.values()]
            .flatMap((log) => summaryOf(log) ?? [])
            .map(withoutCount)
            .sort(byChange),
        ),
      read: async (runId) => {
        const log = runs.get(runId);
        return log === undefined ? fail(failure('run/not-found', `No run ${runId} is kept.`)) : answer(() => log);
      },
      append: async (runId, facts) => {
        const log = runs.get(runId) ?? [];
        if (facts.some(({ sequence }, index) => sequence !== log.length + index))
          return fail(outOfTurn(runId, log.length));
        return answer(() => void runs.set(runId, [...log, ...facts]));
      },
      delete: (runId) => answer(() => void runs.delete(runId)),
    },
    close: () => {
      closed = true;
    },
  };
}

/** A fact that does not go on where the kept ones end: somebody else has written to the run. */
export function outOfTurn(runId: RunId, next: number) {
  return failure(
    'storage/blocked',
    `The next fact of ${runId} has the sequence ${next}: another tab has written to it.`,
  );
}
