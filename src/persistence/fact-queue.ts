import { fail, ok, type Result } from '../base';
import type { Failure, Recorded, RunId, RunLog } from '../core';

/** What became of one write: all of it is on disk but for the runs named here, which others have written to. */
export type Written = Result<{ readonly refused: ReadonlyMap<RunId, Failure> }, Failure>;

/**
 * Facts on their way to the disk. One write is under way at a time, and takes everything that came while the last one
 * was; so facts of one moment go together, and their order is kept. Facts that could not be written stay, and go with
 * the next write.
 */
export class FactQueue {
  private waiting: Parcel[] = [];
  private writing: Promise<void> | null = null;
  private asked = false;

  /** `write` puts the facts of each run on disk, all or none, and never rejects. */
  constructor(private readonly write: (facts: ReadonlyMap<RunId, RunLog>) => Promise<Written>) {}

  /** Resolves when the facts are on disk, or when it is known that they are not. */
  add(runId: RunId, facts: RunLog): Promise<Result<void, Failure>> {
    return new Promise((resolve) => {
      this.waiting.push({ runId, facts, resolve });
      void this.flush();
    });
  }

  /** The facts of this run that are not known to be on disk. */
  held(runId: RunId): RunLog {
    return this.waiting.filter((parcel) => parcel.runId === runId).flatMap(({ facts }) => facts);
  }

  /** The runs that have such facts. */
  heldRuns(): ReadonlySet<RunId> {
    return new Set(this.waiting.map(({ runId }) => runId));
  }

  /** Lets go of a run that is being deleted. */
  drop(runId: RunId): void {
    for (const { resolve } of this.waiting.filter((parcel) => parcel.runId === runId)) resolve(ok(undefined));
    this.waiting = this.waiting.filter((parcel) => parcel.runId !== runId);
  }

  /** Writes whatever waits. Resolves when nothing waits any more, or when a write has failed. */
  flush(): Promise<void> {
    this.asked = true;
    this.writing ??= this.writeWhenAsked();
    return this.writing;
  }

  private async writeWhenAsked(): Promise<void> {
    // What is added in the same moment goes into the first write.
    await Promise.resolve();
    while (this.asked) {
      this.asked = false;
      await this.writeAll();
    }
    this.writing = null;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = [...this.waiting];
      const facts = new Map<RunId, Recorded[]>();
      for (const parcel of batch) {
        const ofRun = facts.get(parcel.runId);
        if (ofRun === undefined) facts.set(parcel.runId, [...parcel.facts]);
        else for (const fact of parcel.facts) ofRun.push(fact);
      }
      const written = await this.write(facts);
      if (!written.ok) {
        for (const { resolve } of batch) resolve(fail(written.reason));
        return;
      }
      const gone = new Set(batch);
      this.waiting = this.waiting.filter((parcel) => !gone.has(parcel));
      for (const { runId, resolve } of batch) {
        const refused = written.value.refused.get(runId);
        resolve(refused === undefined ? ok(undefined) : fail(refused));
      }
    }
  }
}

type Parcel = {
  readonly runId: RunId;
  readonly facts: RunLog;
  readonly resolve: (result: Result<void, Failure>) => void;
};
