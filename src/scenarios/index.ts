import type { BuiltInScenario } from './built-in-scenario';
import { debate } from './debate';

export { type BuiltInScenario, type Subject, subjects } from './built-in-scenario';

/** The scenarios that come with the page; the first is the featured one. A new one is a file here and a line in this list. */
export const builtIns: readonly BuiltInScenario[] = [debate];
