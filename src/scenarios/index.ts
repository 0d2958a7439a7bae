export { type BuiltInScenario, type Subject, subjects } from './built-in-scenario';
