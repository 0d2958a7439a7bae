import { fail, ok, type Result } from '../../base';
import type { Scenario } from '../scenario';
import { scenarioSchema } from '../scenario';
import { formatOf } from './format-of';
import { liftedScenario } from './lifted';
import { parse } from './parse';
import { lookOver } from './plain-data';
import { invalid, type Refusal } from './refusal';

/**
 * The one door for scenarios from outside: links, files, records, and drafts of people. What comes through is a fresh
 * object of the present format, bounded in every part, in which no two agents share an id. Never throws.
 */
export function scenarioFrom(input: unknown): Result<Scenario, Refusal> {
  const { refusal } = lookOver(input, { depth: 8, values: 2_000 });
  if (refusal !== null) return fail(refusal);
  const format = formatOf(input, '');
  if (!format.ok) return format;
  const scenario = parse(scenarioSchema, liftedScenario(input, format.value), '');
  if (!scenario.ok) return scenario;
  const twin = indexOfTwin(scenario.value);
  return twin === -1 ? ok(scenario.value) : fail(invalid(`agents.${twin}.id`, 'Another agent has this id.'));
}

/** The first agent whose id an earlier one has; -1 if there is none. */
export function indexOfTwin({ agents }: Scenario): number {
  return agents.findIndex(({ id }, index) => agents.findIndex((other) => other.id === id) < index);
}
