export { forkedLog } from './fork';
export type { Intervention, RunHost, WantedCall } from './run-host';
export { runScenario } from './run-scenario';
