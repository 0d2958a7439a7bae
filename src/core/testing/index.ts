export { type RandomLogOptions, randomLog } from './random-log';
export { randomScenario } from './random-scenario';
export { randomText } from './random-text';
export { agentExample, scenarioExample } from './scenario-example';
