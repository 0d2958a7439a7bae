import { fail, ok, type Result } from '../base';
import { type Failure, failure, limits, type RunId, type RunLog } from '../core';
import { soundPartOf } from '../core/upgrades';
import type { Database } from './database';
import { outOfTurn } from './memory-store';
import { type CountedSummary, countedSummary, summarised, summaryOf } from './run-summary';
import { unreadable } from './storage-failure';

/**
 * Puts facts and their summaries on disk in one go, or throws what the database threw. Runs whose facts do not go on
 * where the kept ones end are left alone, and named in the answer.
 */
export async function writeFacts(
  database: Database,
  batch: ReadonlyMap<RunId, RunLog>,
): Promise<ReadonlyMap<RunId, Failure>> {
  const transaction = database.transaction(['facts', 'runs'], 'readwrite');
  const refused = new Map<RunId, Failure>();
  const requests: Promise<unknown>[] = [];
  try {
    for (const [runId, facts] of batch) {
      const before = countedSummary(await transaction.objectStore('runs').get(runId));
      const next = before?.facts ?? 0;
      if (facts.some(({ sequence }, index) => sequence !== next + index)) {
        refused.set(runId, outOfTurn(runId, next));
        continue;
      }
      for (const fact of facts) requests.push(transaction.objectStore('facts').put(fact, [runId, fact.sequence]));
      requests.push(transaction.objectStore('runs').put(facts.reduce(summarised, before), runId));
    }
    await Promise.all([...requests, transaction.done]);
    return refused;
  } catch (error) {
    abort(transaction);
    await Promise.allSettled([...requests, transaction.done]);
    // The requests say that they were aborted, the transaction says why.
    throw transaction.error ?? error;
  }
}

/** The facts on disk, followed by those in `held` that are not on it, up to the first one that is not sound. */
export async function readRun(
  database: Database,
  runId: RunId,
  held: RunLog,
  tell: (problem: Failure) => void,
): Promise<Result<RunLog, Failure>> {
  const transaction = database.transaction(['facts', 'runs']);
  const [kept, record] = await Promise.all([
    transaction.objectStore('facts').getAll(everythingOf(runId)),
    transaction.objectStore('runs').get(runId),
  ]);
  const expected = countedSummary(record)?.facts ?? kept.length;
  const facts: readonly unknown[] = [...kept, ...held.filter(({ sequence }) => sequence >= expected)];
  if (facts.length === 0 && expected === 0) return fail(failure('run/not-found', `No run ${runId} is kept.`));

  const { log, refusal } = soundPartOf(facts);
  const missing = Math.max(expected - kept.length, 0) + facts.length - log.length;
  if (refusal === null && missing === 0) return ok(log);
  const problem =
    refusal === null
      ? failure('storage/corrupt', 'The last facts are missing.', { facts: missing })
      : unreadable(refusal, { facts: missing });
  if (refusal?.type === 'from-the-future' || log.length === 0) return fail(problem);
  await putAside(database, runId, log);
  tell(problem);
  return ok(log);
}

/** Takes the facts after the sound ones out of the way, so that the run can go on. */
async function putAside(database: Database, runId: RunId, sound: RunLog): Promise<void> {
  const transaction = database.transaction(['facts', 'runs', 'unreadable'], 'readwrite');
  const facts = transaction.objectStore('facts');
  const moved: Promise<unknown>[] = [];
  for await (const record of facts.iterate(everythingOf(runId, sound.length))) {
    moved.push(transaction.objectStore('unreadable').put(record.value, record.key), record.delete());
  }
  moved.push(transaction.objectStore('runs').put(summaryOf(sound), runId));
  await Promise.all([...moved, transaction.done]);
}

export async function deleteRun(database: Database, runId: RunId): Promise<void> {
  const transaction = database.transaction(['facts', 'runs', 'unreadable'], 'readwrite');
  await Promise.all([
    transaction.objectStore('facts').delete(everythingOf(runId)),
    transaction.objectStore('unreadable').delete(everythingOf(runId)),
    transaction.objectStore('runs').delete(runId),
    transaction.done,
  ]);
}

/** All summaries by run. One that is damaged is made anew from the run's facts. */
export async function keptSummaries(
  database: Database,
  tell: (problem: Failure) => void,
): Promise<Map<RunId, CountedSummary>> {
  const transaction = database.transaction('runs');
  const [runIds, records] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  const summaries = new Map<RunId, CountedSummary>();
  let unsound = 0;
  for (const [index, id] of runIds.entries()) {
    const runId = id as RunId;
    const summary = countedSummary(records[index]) ?? (await remadeSummary(database, runId));
    if (summary === null) unsound += 1;
    else summaries.set(runId, { ...summary, runId });
  }
  if (unsound > 0) tell(failure('storage/corrupt', 'Runs without a sound fact.', { records: unsound }));
  return summaries;
}

async function remadeSummary(database: Database, runId: RunId): Promise<CountedSummary | null> {
  const facts: readonly unknown[] = await database.getAll('facts', everythingOf(runId));
  const summary = summaryOf(soundPartOf(facts).log);
  if (summary !== null) await database.put('runs', { ...summary, facts: facts.length }, runId);
  return summary;
}

function everythingOf(runId: string, from = 0): IDBKeyRange {
  return IDBKeyRange.bound([runId, from], [runId, limits.facts]);
}

/** So that all or nothing is written; a transaction that the database has ended itself stays as it is. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended.
  }
}
