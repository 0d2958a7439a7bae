import { formatVersion } from '../scenario';

/**
 * A scenario of an older format as one of the present format, for the schema to judge: nothing is checked here. Facts
 * have only grown since version 1, so a log is lifted by the scenario in its first fact. Each step stays as it is for ever.
 */
export function lifted(scenario: unknown, format: number): unknown {
  let found = scenario;
  for (let version = format; version < formatVersion; version += 1) found = steps[version]?.(found as object);
  return found;
}

const steps: Readonly<Record<number, (scenario: object) => object>> = {
  // Until version 1 every agent had a prompt of its own, and what had no room was cut.
  1: (scenario) => ({ ...scenario, format: 2, view: 'private', longPrompts: 'cut' }),
};
