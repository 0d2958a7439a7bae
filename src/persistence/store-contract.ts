import { expect, test } from 'vitest';
import type { RunId, RunLog, Scenario, ScenarioId } from '../core';
import { randomLog } from '../core/testing';
import type { Store } from './store';

/** What every store promises while all is well. */
export function storeKeepsItsPromises(open: () => Promise<Store>): void {
  test('an empty store has empty lists and no runs', async () => {
    const store = await open();
    expect(await store.scenarios.list()).toEqual({ ok: true, value: [] });
    expect(await store.runs.list()).toEqual({ ok: true, value: [] });
    expect(await store.runs.read('run-x' as RunId)).toMatchObject({ ok: false, reason: { code: 'run/not-found' } });
  });

  test('a scenario is kept, changed and deleted; the one changed last comes first', async () => {
    const store = await open();
    const [one, other] = [scenarioNamed('one'), scenarioNamed('other')];
    await store.scenarios.put(one, 100);
    await store.scenarios.put(other, 200);
    expect(await store.scenarios.list()).toEqual({
      ok: true,
      value: [
        { scenario: other, changedAt: 200 },
        { scenario: one, changedAt: 100 },
      ],
    });
    await store.scenarios.put({ ...one, title: 'Changed' }, 300);
    await store.scenarios.delete(other.id);
    await store.scenarios.delete(other.id);
    expect(await store.scenarios.list()).toEqual({
      ok: true,
      value: [{ scenario: { ...one, title: 'Changed' }, changedAt: 300 }],
    });
  });

  test('a run reads back fact by fact as it was recorded, however the facts came', async () => {
    const store = await open();
    for (let seed = 1; seed <= 20; seed += 1) {
      const log = withRunId(randomLog(seed), `run-${seed}`);
      const appended: Promise<unknown>[] = [];
      for (let from = 0; from < log.length; from += 1 + (from % 3)) {
        appended.push(store.runs.append(`run-${seed}` as RunId, log.slice(from, from + 1 + (from % 3))));
        if (from % 5 === 0) await appended.at(-1);
      }
      for (const result of await Promise.all(appended)) expect(result).toEqual({ ok: true, value: undefined });
      expect(await store.runs.read(`run-${seed}` as RunId)).toEqual({ ok: true, value: log });
    }
  });

  test('the list of runs says what a run is about and how far it came', async () => {
    const store = await open();
    const log = withRunId(randomLog(3, { turns: 5 }), 'run-3');
    await store.runs.append('run-3' as RunId, log);
    const [first] = log;
    if (first?.type !== 'run-started') throw new Error('A log begins with run-started.');
    const summary = {
      runId: 'run-3',
      title: first.scenario.title,
      language: first.scenario.language,
      agents: first.scenario.agents.map(({ name }) => name),
      startedAt: first.at,
      changedAt: log.at(-1)?.at,
      turns: 5,
      finished: log.at(-1)?.type === 'run-finished',
      parent: first.parent,
    };
    expect(await store.runs.list()).toEqual({ ok: true, value: [summary] });
  });

  test('facts that do not go on where the kept ones end are refused, and change nothing', async () => {
    const store = await open();
    const log = withRunId(randomLog(4, { turns: 6 }), 'run-4');
    await store.runs.append('run-4' as RunId, log.slice(0, 5));
    const again = store.runs.append('run-4' as RunId, log.slice(4, 6));
    const ahead = store.runs.append('run-4' as RunId, log.slice(6, 8));
    expect(await again).toMatchObject({ ok: false, reason: { code: 'storage/blocked' } });
    expect(await ahead).toMatchObject({ ok: false, reason: { code: 'storage/blocked' } });
    expect(await store.runs.append('run-4' as RunId, log.slice(5))).toMatchObject({ ok: true });
    expect(await store.runs.read('run-4' as RunId)).toEqual({ ok: true, value: log });
  });

  test('a deleted run is gone from the list, and can be kept anew', async () => {
    const store = await open();
    const log = withRunId(randomLog(5), 'run-5');
    await store.runs.append('run-5' as RunId, log);
    await store.runs.delete('run-5' as RunId);
    await store.runs.delete('run-5' as RunId);
    expect(await store.runs.list()).toEqual({ ok: true, value: [] });
    expect(await store.runs.read('run-5' as RunId)).toMatchObject({ ok: false, reason: { code: 'run/not-found' } });
    await store.runs.append('run-5' as RunId, log);
    expect(await store.runs.read('run-5' as RunId)).toEqual({ ok: true, value: log });
  });

  test('a closed store fails kindly', async () => {
    const store = await open();
    store.close();
    expect(await store.scenarios.list()).toMatchObject({ ok: false });
    expect(await store.runs.append('run-6' as RunId, randomLog(6))).toMatchObject({ ok: false });
  });
}

export function withRunId(log: RunLog, runId: string): RunLog {
  return log.map((fact) => (fact.type === 'run-started' ? { ...fact, runId: runId as RunId } : fact));
}

export function scenarioNamed(id: string): Scenario {
  const [first] = randomLog(1);
  if (first?.type !== 'run-started') throw new Error('A log begins with run-started.');
  return { ...first.scenario, id: id as ScenarioId, title: id };
}
