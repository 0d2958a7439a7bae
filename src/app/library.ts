import type { RunId, RunLog } from '../core';
import type { Workshop } from './workshop';

/** Lists scenarios and runs anew, newest first. */
export async function refreshLibrary(workshop: Workshop): Promise<void> {
  const { store } = await workshop.store;
  const [scenarios, runs] = await Promise.all([store.scenarios.list(), store.runs.list()]);
  if (!scenarios.ok) workshop.tell(scenarios.reason);
  if (!runs.ok) workshop.tell(runs.reason);
  workshop.change({
    library: {
      kept: store.kind,
      scenarios: scenarios.ok ? scenarios.value.toSorted((one, other) => other.changedAt - one.changedAt) : [],
      runs: runs.ok ? runs.value.toSorted((one, other) => other.changedAt - one.changedAt) : [],
    },
  });
}

/** Keeps facts of a run, and says so if that fails; the run goes on in memory. */
export function keepFacts(workshop: Workshop, runId: RunId, facts: RunLog): void {
  void workshop.store.then(async ({ store }) => {
    const kept = await store.runs.append(runId, facts);
    if (!kept.ok) workshop.tell(kept.reason);
  });
}
