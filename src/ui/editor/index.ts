export { focusProblem } from './focus-problem';
export { ScenarioPanel } from './scenario-panel';
