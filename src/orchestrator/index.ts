export { forkedLog } from './fork';
export type { Intervention, RunHost } from './run-host';
export { runScenario } from './run-scenario';
