import { fail, ok, type Result } from '../base';
import { type Failure, failure } from '../core';
import { type Refusal, scenarioFrom } from '../core/upgrades';
import { byChange } from './by-change';
import type { Database } from './database';
import { FactQueue } from './fact-queue';
import { deleteRun, keptSummaries, readRun, writeFacts } from './kept-runs';
import { summarised, withoutCount } from './run-summary';
import { storageFailure, unreadable } from './storage-failure';
import type { KeptScenario, Store } from './store';

/** A store on an open database. `lost` says why the database was taken away, once it was. */
export function indexedDbStore(
  database: Database,
  lost: () => Failure | null,
  onProblem: (problem: Failure) => void,
): Store {
  const queue = new FactQueue(async (facts) => {
    const gone = lost();
    if (gone !== null) return fail(gone);
    try {
      return ok({ refused: await writeFacts(database, facts) });
    } catch (error) {
      return fail(lost() ?? storageFailure(error));
    }
  });
  const tell = onceEach(onProblem);
  let closed = false;

  /** Does something with the database; whatever it throws is a failure of the storage. */
  const attempt = async <Value>(work: () => Promise<Result<Value, Failure>>): Promise<Result<Value, Failure>> => {
    const gone = lost() ?? (closed ? failure('storage/denied', 'The store is closed.') : null);
    if (gone !== null) return fail(gone);
    try {
      return await work();
    } catch (error) {
      return fail(lost() ?? storageFailure(error));
    }
  };
  const done = async (work: Promise<unknown>) => {
    await work;
    // What made room may have made it for facts that wait.
    void queue.flush();
    return ok(undefined);
  };

  return {
    kind: 'indexed-db',
    scenarios: {
      list: () => attempt(async () => ok(keptScenarios(await database.getAll('scenarios'), tell))),
      put: (scenario, changedAt) =>
        attempt(() => done(database.put('scenarios', { scenario, changedAt }, scenario.id))),
      delete: (id) => attempt(() => done(database.delete('scenarios', id))),
    },
    runs: {
      list: () =>
        attempt(async () => {
          const held = new Map([...queue.heldRuns()].map((runId) => [runId, queue.held(runId)]));
          const kept = await keptSummaries(database, tell);
          for (const [runId, facts] of held) {
            const next = kept.get(runId)?.facts ?? 0;
            const summary = facts
              .filter(({ sequence }) => sequence >= next)
              .reduce(summarised, kept.get(runId) ?? null);
            if (summary !== null) kept.set(runId, summary);
          }
          return ok([...kept.values()].map(withoutCount).sort(byChange));
        }),
      read: (runId) => attempt(() => readRun(database, runId, queue.held(runId), tell)),
      append: (runId, facts) => (closed ? attempt(async () => ok(undefined)) : queue.add(runId, facts)),
      delete: (runId) =>
        attempt(() => {
          queue.drop(runId);
          return done(deleteRun(database, runId));
        }),
    },
    close: () => {
      closed = true;
      void queue.flush().finally(() => database.close());
    },
  };
}

/** Problems are told once, however often the same records are read. */
function onceEach(onProblem: (problem: Failure) => void): (problem: Failure) => void {
  const told = new Set<string>();
  return (problem) => {
    const key = JSON.stringify(problem);
    if (told.has(key)) return;
    told.add(key);
    onProblem(problem);
  };
}

function keptScenarios(records: readonly unknown[], tell: (problem: Failure) => void): readonly KeptScenario[] {
  const kept: KeptScenario[] = [];
  const refusals: Refusal[] = [];
  for (const record of records) {
    const { scenario, changedAt }: Partial<Record<string, unknown>> = typeof record === 'object' ? { ...record } : {};
    const sound = scenarioFrom(scenario);
    if (sound.ok)
      kept.push({
        scenario: sound.value,
        changedAt: typeof changedAt === 'number' && Number.isFinite(changedAt) ? changedAt : 0,
      });
    else refusals.push(sound.reason);
  }
  for (const type of ['invalid', 'from-the-future'] as const) {
    const [first, ...more] = refusals.filter((refusal) => refusal.type === type);
    if (first !== undefined) tell(unreadable(first, { records: 1 + more.length }));
  }
  return kept.sort(byChange);
}
