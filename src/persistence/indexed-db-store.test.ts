import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Failure, formatVersion, type Recorded, type RunId } from '../core';
import { randomLog } from '../core/testing';
import { openDatabase } from './database';
import { openStore } from './open-store';
import type { Store } from './store';
import { scenarioNamed, storeKeepsItsPromises, withRunId } from './store-contract';

const runId = 'run-1' as RunId;
const log = withRunId(randomLog(11, { turns: 12 }), runId);

let databases = 0;
const nextNumber = () => {
  databases += 1;
  return databases;
};

afterEach(() => vi.restoreAllMocks());

async function open(
  name = `test-${nextNumber()}`,
  onProblem: (problem: Failure) => void = () => undefined,
): Promise<Store> {
  const { store, problem } = await openStore({ name, onProblem });
  expect(problem).toBeNull();
  expect(store.kind).toBe('indexed-db');
  return store;
}

describe('a store on IndexedDB', () => storeKeepsItsPromises(() => open()));

describe('what outlives the page', () => {
  test('another page reads everything that was acknowledged', async () => {
    const store = await open('outlives');
    await store.scenarios.put(scenarioNamed('kept'), 1);
    for (const fact of log) await store.runs.append(runId, [fact]);
    store.close();
    const next = await open('outlives');
    expect(await next.runs.read(runId)).toEqual({ ok: true, value: log });
    expect(await next.scenarios.list()).toMatchObject({ ok: true, value: [{ scenario: { id: 'kept' } }] });
  });

  test('closing waits for what was asked for', async () => {
    const store = await open('closing');
    const appended = store.runs.append(runId, log);
    store.close();
    expect(await appended).toMatchObject({ ok: true });
    expect(await (await open('closing')).runs.read(runId)).toEqual({ ok: true, value: log });
  });

  test('facts that come at once are written at once', async () => {
    const store = await open();
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await Promise.all(log.map((fact) => store.runs.append(runId, [fact])));
    expect(transactions).toHaveBeenCalledTimes(1);
  });
});

describe('damaged records', () => {
  const damages: readonly (readonly [string, (fact: Recorded) => unknown])[] = [
    ['missing', () => undefined],
    ['null', () => null],
    ['of another type', () => 'turn-started'],
    ['with a time that is none', (fact) => ({ ...fact, at: Number.NaN })],
    ['with a huge text', (fact) => ({ ...fact, text: 'x'.repeat(100_000) })],
    ['with a field too many', (fact) => ({ ...fact, extra: 1 })],
    ['with another place in the log', (fact) => ({ ...fact, sequence: fact.sequence + 1 })],
  ];

  test.each(damages)(
    'a record %s costs the facts from there on, whichever it is, and the run goes on',
    async (name, damage) => {
      for (let place = 1; place < log.length; place += 1) {
        const database = `damaged-${name}-${place}`;
        const store = await open(database);
        await store.runs.append(runId, log);
        store.close();
        await damageFact(database, place, damage(log[place] as Recorded));

        const problems: Failure[] = [];
        const mended = await open(database, (problem) => problems.push(problem));
        expect(await mended.runs.read(runId)).toEqual({ ok: true, value: log.slice(0, place) });
        expect(problems).toMatchObject([{ code: 'storage/corrupt', details: { facts: log.length - place } }]);
        expect(await mended.runs.append(runId, log.slice(place))).toMatchObject({ ok: true });
        expect(await mended.runs.read(runId)).toEqual({ ok: true, value: log });
        expect(problems).toHaveLength(1);
        mended.close();
      }
    },
  );

  test('a run whose first record is damaged cannot be read, and can be deleted', async () => {
    const store = await open('first-damaged');
    await store.runs.append(runId, log);
    await damageFact('first-damaged', 0, {});
    expect(await store.runs.read(runId)).toMatchObject({ ok: false, reason: { code: 'storage/corrupt' } });
    await store.runs.delete(runId);
    expect(await store.runs.list()).toEqual({ ok: true, value: [] });
  });

  test('a run of a newer version of the page is left as it is', async () => {
    const store = await open('newer-run');
    await store.runs.append(runId, log);
    const [first] = log;
    await damageFact('newer-run', 0, { ...first, scenario: { format: formatVersion + 1 } });
    expect(await store.runs.read(runId)).toMatchObject({ ok: false, reason: { code: 'storage/from-the-future' } });
    await damageFact('newer-run', 0, first);
    expect(await store.runs.read(runId)).toEqual({ ok: true, value: log });
  });

  test('a damaged summary is made anew from the facts', async () => {
    const store = await open('summary');
    await store.runs.append(runId, log);
    const before = await store.runs.list();
    const raw = await openDB('summary');
    await raw.put('runs', { title: 7 }, runId);
    raw.close();
    expect(await store.runs.list()).toEqual(before);
  });

  test('damaged scenarios are left out, and told once', async () => {
    const problems: Failure[] = [];
    const store = await open('scenarios', (problem) => problems.push(problem));
    await store.scenarios.put(scenarioNamed('sound'), 5);
    const raw = await openDB('scenarios');
    await raw.put('scenarios', { scenario: { format: 1, id: 'unsound' }, changedAt: 6 }, 'unsound');
    await raw.put('scenarios', { scenario: { format: 99 }, changedAt: 6 }, 'newer');
    await raw.put('scenarios', 'nothing', 'text');
    raw.close();
    expect(await store.scenarios.list()).toMatchObject({ ok: true, value: [{ scenario: { id: 'sound' } }] });
    await store.scenarios.list();
    expect(problems.map(({ code, details }) => [code, details?.records])).toEqual([
      ['storage/corrupt', 2],
      ['storage/from-the-future', 1],
    ]);
  });
});

describe('a full disk', () => {
  test('loses nothing: facts wait in the page, are read from there, and are written when there is room', async () => {
    const store = await open('full');
    await store.runs.append(runId, log.slice(0, 4));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room.', 'QuotaExceededError');
    });
    expect(await store.runs.append(runId, log.slice(4, 6))).toMatchObject({
      ok: false,
      reason: { code: 'storage/full' },
    });
    expect(await store.runs.append(runId, log.slice(6, 9))).toMatchObject({
      ok: false,
      reason: { code: 'storage/full' },
    });
    expect(await store.runs.read(runId)).toEqual({ ok: true, value: log.slice(0, 9) });
    expect(await store.runs.list()).toMatchObject({ ok: true, value: [{ changedAt: log[8]?.at }] });
    expect(await store.scenarios.put(scenarioNamed('none'), 1)).toMatchObject({
      ok: false,
      reason: { code: 'storage/full' },
    });

    put.mockRestore();
    expect(await store.runs.append(runId, log.slice(9))).toMatchObject({ ok: true });
    store.close();
    expect(await (await open('full')).runs.read(runId)).toEqual({ ok: true, value: log });
  });

  test('a batch is written as a whole or not at all', async () => {
    const store = await open('whole');
    let puts = 0;
    const original = IDBObjectStore.prototype.put;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...values
    ) {
      puts += 1;
      if (puts === 5) throw new DOMException('No room.', 'QuotaExceededError');
      return original.apply(this, values);
    });
    expect(await store.runs.append(runId, log)).toMatchObject({ ok: false, reason: { code: 'storage/full' } });
    put.mockRestore();
    const raw = await openDB('whole');
    expect(await raw.count('facts')).toBe(0);
    raw.close();
  });

  test('deleting something makes room for facts that wait', async () => {
    const store = await open('room');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room.', 'QuotaExceededError');
    });
    await store.runs.append(runId, log);
    put.mockRestore();
    await store.runs.delete('run-old' as RunId);
    await vi.waitFor(async () => {
      const raw = await openDB('room');
      const count = await raw.count('facts');
      raw.close();
      expect(count).toBe(log.length);
    });
  });
});

describe('other tabs', () => {
  test('of two tabs that write to one run, the second is refused and nothing is written over', async () => {
    const [one, other] = [await open('two-tabs'), await open('two-tabs')];
    await one.runs.append(runId, log.slice(0, 6));
    await other.runs.append(runId, log.slice(6, 8));
    const late: Recorded = { type: 'run-finished', reason: 'stopped', sequence: 6, at: log[5]?.at ?? 0 };
    expect(await one.runs.append(runId, [late])).toMatchObject({ ok: false, reason: { code: 'storage/blocked' } });
    expect(await other.runs.read(runId)).toEqual({ ok: true, value: log.slice(0, 8) });
  });

  test('an old tab lets go for a newer version, says so, and loses nothing that was written', async () => {
    const problems: Failure[] = [];
    const old = await open('upgrade', (problem) => problems.push(problem));
    await old.runs.append(runId, log);
    const newer = await openDB('upgrade', 2);
    expect(problems).toMatchObject([{ code: 'storage/blocked' }]);
    expect(await old.runs.read(runId)).toMatchObject({ ok: false, reason: { code: 'storage/blocked' } });
    expect(await old.runs.append(runId, log)).toMatchObject({ ok: false, reason: { code: 'storage/blocked' } });
    expect(await newer.count('facts')).toBe(log.length);
    newer.close();
    const reopened = await openStore({ name: 'upgrade' });
    expect(reopened).toMatchObject({ store: { kind: 'memory' }, problem: { code: 'storage/from-the-future' } });
  });

  test('an old tab that does not let go is told to the new one', async () => {
    const stubborn = await openDB('stubborn', 1);
    const options = { name: 'stubborn', version: 2, patience: 5_000, onLost: () => undefined };
    expect(await openDatabase(options)).toMatchObject({ ok: false, reason: { code: 'storage/blocked' } });
    stubborn.close();
    await deleteDB('stubborn');
  });
});

describe('a browser that keeps nothing', () => {
  test('gets a store in memory, with the reason', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Not here.', 'SecurityError');
    });
    expect(await openStore({ name: 'denied' })).toMatchObject({
      store: { kind: 'memory' },
      problem: { code: 'storage/denied' },
    });
  });

  test('and so does one that never answers', async () => {
    const holder = await openDB('silent');
    // The deletion waits for the holder, and everybody else waits for the deletion.
    const deletion = deleteDB('silent');
    expect(await openStore({ name: 'silent', patience: 20 })).toMatchObject({
      store: { kind: 'memory' },
      problem: { code: 'storage/blocked' },
    });
    holder.close();
    await deletion;
  });
});

async function damageFact(name: string, sequence: number, record: unknown): Promise<void> {
  const raw = await openDB(name);
  if (record === undefined) await raw.delete('facts', [runId, sequence]);
  else await raw.put('facts', record, [runId, sequence]);
  raw.close();
}
