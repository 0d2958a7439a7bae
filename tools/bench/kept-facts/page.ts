import type { Recorded, RunId, RunLog } from '../../../src/core';
import { randomLog } from '../../../src/core/testing/random-log';
import { scenarioExample } from '../../../src/core/testing/scenario-example';
import { openStore } from '../../../src/persistence';

/** For who looks at it from outside (`kept-facts-row.mjs`): facts a second, and how many of them there were. */
export type Kept = () => Promise<{ readonly speed: number; readonly facts: number }>;

const turns = 400;
const runs = 25;

/**
 * Keeps runs with the page's own store, one fact at a time as they happen, without waiting for the disk between two; the
 * clock stops when the last one is acknowledged. Then it reads them again, so that nothing is fast by not being kept.
 */
const kept: Kept = async () => {
  const { store, problem } = await openStore({ name: `kept-${performance.now()}` });
  if (problem !== null || store.kind !== 'indexed-db') throw new Error(`Nothing is kept here: ${problem?.message}`);
  const logs = Array.from({ length: runs }, (_, run) => logOf(run + 1));
  const startedAt = performance.now();
  const written: Promise<{ readonly ok: boolean }>[] = [];
  for (const { runId, log } of logs) {
    for (const fact of log) {
      written.push(store.runs.append(runId, [fact]));
      // Between two facts of a run a model has worked: other things get their turn.
      if (fact.type === 'turn-finished') await new Promise<void>((resolve) => queueMicrotask(resolve));
    }
  }
  const results = await Promise.all(written);
  const seconds = (performance.now() - startedAt) / 1000;
  if (!results.every(({ ok }) => ok)) throw new Error('A fact was not kept.');
  for (const { runId, log } of logs) {
    const read = await store.runs.read(runId);
    if (!read.ok || read.value.length !== log.length) throw new Error(`${runId} was not kept whole.`);
    await store.runs.delete(runId);
  }
  store.close();
  return { speed: results.length / seconds, facts: results.length };
};

function logOf(seed: number): { readonly runId: RunId; readonly log: RunLog } {
  const runId = `run-${seed}` as RunId;
  const scenario = scenarioExample(['Ada', 'Bo', 'Cy']);
  const textOf = () => 'This is a message, and it is about as long as messages of small models are.';
  const log = randomLog(seed, { turns, textOf, scenario });
  return { runId, log: log.map((fact): Recorded => (fact.type === 'run-started' ? { ...fact, runId } : fact)) };
}

Object.assign(globalThis, { kept });
