import type { Engine, Failure, Pattern, RunId, Tool } from '../core';
import type { DeviceReport } from '../engines';
import type { StoredModels } from '../engines/stored';
import type { RunLock, Store } from '../persistence';
import type { BuiltInScenario } from '../scenarios';
import type { Settings } from './state';

/** What the application is made of. The browser's own parts are in `browser-app.ts`; tests hand in others. */
export type AppParts = {
  readonly engines: readonly Engine[];
  readonly patterns: readonly Pattern[];
  readonly tools: readonly Tool[];
  readonly builtIns: readonly BuiltInScenario[];
  /** The model that new agents get. */
  readonly defaultModelId: string;
  checkDevice(): Promise<DeviceReport>;
  /** The models that this browser keeps; fetched when they are asked for. */
  storedModels(): Promise<StoredModels>;
  /** Opened once; `onProblem` is told what goes wrong later, outside any call. */
  openStore(
    onProblem: (problem: Failure) => void,
  ): Promise<{ readonly store: Store; readonly problem: Failure | null }>;
  /** Makes this tab the one that writes to a run, until released. */
  lockRun(runId: RunId): Promise<RunLock>;
  now(): number;
  /** A new id such as `run-3f2a9c41`. */
  newId(prefix: 'run' | 'scenario' | 'agent'): string;
  newSeed(): number;
  /** Calls back before the next frame is drawn, and soon also when nothing is drawn. */
  nextFrame(callback: () => void): void;
  /** Calls back after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void;
  /** What this browser keeps, read at once so that the first paint is in the chosen language and theme. */
  readonly settings: { read(): unknown; write(settings: Settings): void };
  /** Remembers for this tab, across a reload, which run was going on. */
  readonly goingOn: { read(): string | null; write(runId: string | null): void };
  readonly preferredLanguage: 'en' | 'zh';
};
