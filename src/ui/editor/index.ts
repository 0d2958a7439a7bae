export { focusProblem } from './focus-problem';
export { problemPlace, problemSentence } from './problem-sentence';
export { ScenarioPanel } from './scenario-panel';
