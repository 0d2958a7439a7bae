import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { fail, ok, type Result } from '../base';
import { type Failure, failure } from '../core';
import { storageFailure } from './storage-failure';

/** What is in the database. Values are `unknown`: whatever is read may have been written by anybody, or be damaged. */
interface Shelves extends DBSchema {
  /** Key: the scenario's id. */
  scenarios: { key: string; value: unknown };
  /** A summary of each run, and how many facts it has. Key: the run's id. */
  runs: { key: string; value: unknown };
  /** One record a fact, so that damage stays local. Key: the run's id and the fact's sequence. */
  facts: { key: FactKey; value: unknown };
  /** Facts that could not be read, under the keys they had. */
  unreadable: { key: FactKey; value: unknown };
}

export type FactKey = [runId: string, sequence: number];
export type Database = IDBPDatabase<Shelves>;

/** Counts up when the shelves change; the format of what lies on them has a version of its own. */
export const databaseVersion = 1;

export type DatabaseOptions = {
  readonly name: string;
  readonly version: number;
  /** In ms. */
  readonly patience: number;
  /** The database was taken away: by a newer version of this page (`storage/blocked`), or by the browser (`storage/denied`). */
  readonly onLost: (why: Failure) => void;
};

/**
 * Opens the database, or says why it cannot be opened: `storage/denied`, `storage/blocked` (another tab holds on to it,
 * or the browser does not answer) or `storage/from-the-future`. A database that opens after all is closed again.
 */
export function openDatabase({ name, version, patience, onLost }: DatabaseOptions): Promise<Result<Database, Failure>> {
  return new Promise((resolve) => {
    let decided = false;
    const decide = (result: Result<Database, Failure>) => {
      decided = true;
      clearTimeout(timer);
      resolve(result);
    };
    const blocked = (why: string) => decide(fail(failure('storage/blocked', why)));
    const timer = setTimeout(() => blocked(`The database did not open within ${patience} ms.`), patience);

    const upgrade = (database: Database) => {
      for (const shelf of ['scenarios', 'runs', 'facts', 'unreadable'] as const) {
        if (!database.objectStoreNames.contains(shelf)) database.createObjectStore(shelf);
      }
    };
    // Some browsers throw at the mere mention of their database.
    const opening = Promise.resolve().then(() =>
      openDB<Shelves>(name, version, {
        upgrade,
        blocked: () => blocked('Another tab holds an older version of the database open.'),
        // A newer version of the page waits for us to let go.
        blocking: (_current, _next, { target }) => {
          (target as IDBDatabase).close();
          onLost(failure('storage/blocked', 'A newer version of this page has taken over the database.'));
        },
        terminated: () => onLost(failure('storage/denied', 'The browser has closed the database.')),
      }),
    );
    opening.then(
      (database) => {
        if (decided) database.close();
        else decide(ok(database));
      },
      (error: unknown) => decide(fail(storageFailure(error))),
    );
  });
}
