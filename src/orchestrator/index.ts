export type { Intervention, ReviewVerdict, RunHost, WantedCall } from './run-host';
export { runScenario } from './run-scenario';
