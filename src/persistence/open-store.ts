import type { Failure } from '../core';
import { databaseVersion, openDatabase } from './database';
import { indexedDbStore } from './indexed-db-store';
import { memoryStore } from './memory-store';
import type { Store, StoreOptions } from './store';

/**
 * Opens what this browser keeps. Never rejects: where the browser keeps nothing, the store is one in memory, and
 * `problem` says why: `storage/denied`, `storage/blocked` (another tab holds on to an older database, or the browser
 * does not answer) or `storage/from-the-future` (a newer version of this page was here).
 */
export async function openStore(
  options: StoreOptions = {},
): Promise<{ readonly store: Store; readonly problem: Failure | null }> {
  const { name = 'colloquy', patience = 30_000, onProblem = () => undefined } = options;
  let lost: Failure | null = null;
  const onLost = (why: Failure) => {
    lost = why;
    onProblem(why);
  };
  const database = await openDatabase({ name, version: databaseVersion, patience, onLost });
  if (!database.ok) return { store: memoryStore(), problem: database.reason };
  return { store: indexedDbStore(database.value, () => lost, onProblem), problem: null };
}
