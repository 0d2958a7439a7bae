import type { StoreApi } from 'zustand/vanilla';
import type { Language, ModelCard, Pattern, RunLog, Tool, TurnId } from '../core';
import type { DeviceReport, Fit } from '../engines';
import type { BuiltInScenario } from '../scenarios';
import type { Commands } from './commands';
import type { AppState } from './state';

/** The whole application without its face: what is shown, what can be asked for, and what there is to choose from. */
export interface App {
  readonly state: StoreApi<AppState>;
  /**
   * The words of open turns as they stream in: passing, shown, never kept. A store of its own, so that a token touches
   * only the lines that show it; changes are gathered and given out at most once a frame.
   */
  readonly words: StoreApi<ReadonlyMap<TurnId, string>>;
  readonly commands: Commands;
  readonly patterns: readonly Pattern[];
  readonly tools: readonly Tool[];
  readonly builtIns: readonly BuiltInScenario[];
  /** The first built-in scenario as it was really run once; null if it cannot be fetched. */
  featuredRun(language: Language): Promise<RunLog | null>;
  /** What this browser on this machine can offer a model. Starts nothing. */
  checkDevice(): Promise<DeviceReport>;
  /** Whether a model would run there. */
  fitOf(card: ModelCard, report: DeviceReport): Fit;
}
