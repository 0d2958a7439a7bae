import type { Result } from '../base';
import type { Failure, Language, Parent, RunId, RunLog, Scenario, ScenarioId } from '../core';

/**
 * What this browser keeps: scenarios and runs. Nothing throws or rejects; what cannot be done is a failure.
 * Everything that is read has been through the same door as a link from a stranger.
 */
export interface Store {
  /** `memory`: nothing is kept beyond this page, because the browser's storage is denied, broken or held by another tab. */
  readonly kind: 'indexed-db' | 'memory';
  readonly scenarios: {
    /** The one changed last comes first. Records that cannot be read are left out, left alone, and told to `onProblem`. */
    list(): Promise<Result<readonly KeptScenario[], Failure>>;
    /** Writes over an earlier version. `changedAt` is in ms since 1970. Resolves when the scenario is on disk. */
    put(scenario: Scenario, changedAt: number): Promise<Result<void, Failure>>;
    /** Deleting what is not there is fine. */
    delete(id: ScenarioId): Promise<Result<void, Failure>>;
  };
  readonly runs: {
    /** The one changed last comes first. */
    list(): Promise<Result<readonly RunSummary[], Failure>>;
    /**
     * All facts of a run, those included that still wait for room. Where a record is damaged, the run reads up to the
     * last sound fact, the rest is put aside, `onProblem` is told how many facts that were, and the run can go on from
     * there. Fails with `run/not-found` or `storage/corrupt` (no sound fact at all).
     */
    read(runId: RunId): Promise<Result<RunLog, Failure>>;
    /**
     * Adds facts to the end of a run; the first facts of a new run begin with `run-started`. Facts come in order and
     * their sequences go on where the stored ones end; anything else means that another tab has written to the run, and
     * is refused with `storage/blocked`. Calls need not wait for each other: what comes while a write is under way goes
     * into the next one. Resolves when the facts are on disk. After `storage/full` they are still held in this page,
     * are part of what `read` gives, and are written as soon as a later call finds room.
     */
    append(runId: RunId, facts: RunLog): Promise<Result<void, Failure>>;
    /** Deleting what is not there is fine. */
    delete(runId: RunId): Promise<Result<void, Failure>>;
  };
  /** Lets go of the database once what was asked for is written. Whatever is asked for later fails. */
  close(): void;
}

export type KeptScenario = { readonly scenario: Scenario; readonly changedAt: number };

/** What a list of runs shows; a fold of the run's facts, kept beside them. Times are in ms since 1970. */
export type RunSummary = {
  readonly runId: RunId;
  readonly title: string;
  readonly language: Language;
  /** The names of all agents, in the scenario's order. */
  readonly agents: readonly string[];
  readonly startedAt: number;
  /** The time of the last fact. */
  readonly changedAt: number;
  /** Finished turns. */
  readonly turns: number;
  readonly finished: boolean;
  readonly parent: Parent | null;
};

export type StoreOptions = {
  /** The name of the database; tests use names of their own. */
  readonly name?: string;
  /** How long to wait for a browser that does not answer before falling back to memory, in ms. */
  readonly patience?: number;
  /**
   * Told what goes wrong outside any call: records that cannot be read (`storage/corrupt`, with `records` or
   * `facts` in the details), a newer version of the page that has taken the database over (`storage/blocked`), or a
   * browser that has cleared it (`storage/denied`).
   */
  readonly onProblem?: (problem: Failure) => void;
};
