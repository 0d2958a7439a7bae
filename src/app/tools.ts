import type { Tool } from '../core';
import { calculator, clock, dice, javascript, notes, runInWorker, search } from '../tools';

/** Everything that an agent can be given to work with. A new one is a file in `tools/`, its id in the scenario, and a line here. */
export function browserTools(): readonly Tool[] {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return [calculator, clock(timeZone), dice, search, notes, javascript(runInWorker)];
}
