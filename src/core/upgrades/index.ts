export { logFrom, soundPartOf } from './log-from';
export type { Refusal } from './refusal';
export { scenarioFrom } from './scenario-from';
