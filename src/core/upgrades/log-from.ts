import { fail, ok, type Result } from '../../base';
import { limits } from '../limits';
import type { Recorded, RunLog } from '../run-event';
import { factSchema } from '../run-event-schema';
import { formatOf } from './format-of';
import { factLifter } from './lifted';
import { logKeeper } from './log-keeper';
import { parse } from './parse';
import { lookOver } from './plain-data';
import { invalid, type Refusal, within } from './refusal';

/**
 * The one door for logs from outside: links, files and records. What comes through is made of fresh objects of the
 * present format, bounded in every part and consistent in itself, so that every view can fold it without a second
 * look; its times never run backwards (a clock that was set back is held at the time before). Never throws.
 */
export function logFrom(input: unknown): Result<RunLog, Refusal> {
  const { log, refusal } = soundPartOf(input);
  return refusal === null ? ok(log) : fail(refusal);
}

/** The longest beginning of a log that `logFrom` would let in, and what is wrong with the first fact after it (null: nothing). */
export function soundPartOf(input: unknown): { readonly log: RunLog; readonly refusal: Refusal | null } {
  if (!Array.isArray(input)) return { log: [], refusal: invalid('', 'Not a list of facts.') };
  if (input.length === 0) return { log: [], refusal: invalid('', 'No facts.') };
  const format = formatOf(scenarioIn(input[0]), '0.scenario');
  if (!format.ok) return { log: [], refusal: format.reason };

  const log: Recorded[] = [];
  const keeper = logKeeper();
  const lifted = factLifter(scenarioIn(input[0]), format.value);
  let values = 0;
  for (const [index, each] of input.entries()) {
    const path = String(index);
    if (index >= limits.facts) return { log, refusal: invalid(path, `More than ${limits.facts} facts.`) };
    const looked = lookOver(each, { depth: 8, values: Math.min(valuesInFact, valuesInLog - values) });
    if (looked.refusal !== null)
      return { log, refusal: invalid(within(path, looked.refusal.path), looked.refusal.problem) };
    values += looked.values;
    const fact = parse(factSchema, lifted(each), path);
    if (!fact.ok) return { log, refusal: fact.reason };
    const problem = keeper.problemOf(fact.value);
    if (problem !== null) return { log, refusal: invalid(within(path, problem.field), problem.problem) };
    log.push(keeper.add(fact.value));
  }
  return { log, refusal: null };
}

/** A `run-started` with the largest scenario, or a turn that perceived everything. */
const valuesInFact = 2_000;
/** 400 turns that perceived everything, each tried three times, have 250,000. */
const valuesInLog = 500_000;

function scenarioIn(fact: unknown): unknown {
  return typeof fact === 'object' && fact !== null && 'scenario' in fact ? fact.scenario : undefined;
}
