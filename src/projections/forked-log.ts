import type { Recorded, RunId, RunLog, Scenario } from '../core';

/**
 * The beginning of a new run that shares the first `turns` turns with another: the same facts under a new `run-started`
 * that names its parent. The run goes on with `scenario`, which may differ from the parent's in what comes later; where
 * the parent was changed on the way already, that is one change more. A run that had finished is open again. Throws if
 * the log has fewer turns.
 */
export function forkedLog(parent: RunLog, turns: number, runId: RunId, scenario: Scenario): RunLog {
  const [first, ...rest] = parent;
  if (first?.type !== 'run-started') throw new Error('A log begins with run-started.');
  const end = endOfTurns(rest, turns);
  const shared = rest.slice(0, end).filter(({ type }) => type !== 'run-finished');
  const changed = shared.findLast((fact) => fact.type === 'scenario-changed');
  const start: Recorded = {
    type: 'run-started',
    runId,
    scenario: changed === undefined ? scenario : first.scenario,
    parent: { runId: first.runId, facts: end },
    sequence: 0,
    at: first.at,
  };
  const facts: Recorded[] = [start, ...shared];
  const at = facts.at(-1)?.at ?? first.at;
  if (changed?.type === 'scenario-changed' && changed.scenario !== scenario)
    facts.push({ type: 'scenario-changed', scenario, sequence: 0, at });
  return facts.map((fact, sequence) => ({ ...fact, sequence }));
}

/** The number of facts up to the one that ends the last of the first `turns` finished turns. */
function endOfTurns(facts: RunLog, turns: number): number {
  if (turns === 0) return 0;
  let finished = 0;
  for (const [index, fact] of facts.entries()) {
    if (fact.type !== 'turn-finished') continue;
    finished += 1;
    if (finished === turns) return index + 1;
  }
  throw new Error(`The log has ${finished} finished turns, not ${turns}.`);
}
