import type { Engine } from '../../core';

/** An engine to hold to the contract, and what the suite needs to know about it. */
export type EngineUnderTest = {
  readonly engine: Engine;
  /** A model that it serves, whose answers are at least a few tokens long. */
  readonly modelId: string;
  /** Early breaks in a row; 100 unless that takes too long. */
  readonly breaks?: number;
  /** False where the library knows no seeds, so that no text can be had twice. */
  readonly seeded?: boolean;
};

/** Tests one sentence on a new engine, which is disposed of at the end; `patience` in milliseconds. */
export type Promised = (sentence: string, check: (made: EngineUnderTest) => Promise<void>, patience?: number) => void;
