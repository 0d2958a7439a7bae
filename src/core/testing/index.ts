export { type RandomLogOptions, randomLog } from './random-log';
export { randomScenario } from './random-scenario';
