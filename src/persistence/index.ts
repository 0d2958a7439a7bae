export { openStore } from './open-store';
export { lockRun, type RunLock } from './run-lock';
export type { KeptScenario, RunSummary, Store, StoreOptions } from './store';
