import type { Device } from '../../../core';
import type { LanguageModel } from './language-model';
import type { MemoryShelf } from './memory-shelf';

/** What it takes to answer. */
export type AnswerMaker = {
  readonly model: LanguageModel;
  readonly memories: MemoryShelf;
  readonly device: Device;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
};
