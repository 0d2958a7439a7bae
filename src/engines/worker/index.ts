export { type WorkerEngineOptions, workerEngine } from './client';
export { type Patience, usualPatience } from './connection';
export { type Gate, gate } from './gate';
export { hostEngine } from './host';
export type { FromWorker, HostScope, Order, ToWorker, WorkerLike } from './protocol';
