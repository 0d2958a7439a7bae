export { grownDrawing } from './random-drawing';
export { type RandomLogOptions, randomLog } from './random-log';
export { randomScenario } from './random-scenario';
export { randomText } from './random-text';
export { randomValue } from './random-value';
export { agentExample, scenarioExample } from './scenario-example';
