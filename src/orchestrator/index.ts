export { forkedLog } from './fork';
export type { RunHost } from './run-host';
export { runScenario } from './run-scenario';
