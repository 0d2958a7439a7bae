export type { KeptScenario, RunSummary, Store, StoreOptions } from './store';
