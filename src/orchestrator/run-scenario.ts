import {
  type AgentId,
  agentOf,
  failure,
  type PlannedTurn,
  type Recorded,
  type RunEvent,
  type RunLog,
  type Scenario,
  turnIdOf,
} from '../core';
import { Book } from './book';
import type { Intervention, RunHost } from './run-host';
import { bounded } from './turn-facts';
import { takeWave } from './wave';

/**
 * Runs a scenario from where `earlier` ends: from the beginning (no facts), or onward from a run that was interrupted,
 * that failed, or that was forked. Every fact is recorded through the host, in order; the orchestrator alone writes the
 * log. Resolves to the whole log when the run has finished, was stopped by the signal, or when a turn could not be taken
 * (the last fact is then a `turn-failed` with `give-up`, and calling again with the log tries that turn again).
 */
export async function runScenario(
  given: Scenario,
  host: RunHost,
  signal: AbortSignal,
  earlier: RunLog = [],
): Promise<RunLog> {
  let scenario = given;
  const book = new Book(scenario, (kind) => host.patternFor(kind));
  const { log } = book;
  let at = earlier.at(-1)?.at ?? 0;
  const record = (event: RunEvent) => {
    at = Math.max(host.now(), at);
    const fact: Recorded = { ...event, sequence: log.length, at };
    book.add(fact);
    host.record(fact);
  };

  for (const fact of earlier) {
    book.add(fact);
    if (fact.type === 'scenario-changed') scenario = fact.scenario;
  }
  if (log.length === 0) record({ type: 'run-started', runId: host.runId, scenario, parent: null });
  if (log.at(-1)?.type === 'run-finished') return log;
  // A reload can leave turns half done.
  for (const { turnId, state } of book.conversation.turns) {
    if (state !== 'open') continue;
    const interrupted = failure('turn/interrupted', 'The page was closed while this turn was being taken.');
    record({ type: 'turn-failed', turnId, failure: interrupted, partialText: '', next: 'retry' });
  }

  let called = book.calledBefore();
  for (;;) {
    const usedUp = book.budgets.usedUp(scenario);
    if (usedUp !== null) {
      record({ type: 'run-finished', ...usedUp });
      return log;
    }
    const condition = book.endMet();
    if (condition !== null) {
      record({ type: 'run-finished', reason: 'condition-met', condition });
      return log;
    }
    const decision = book.decide();
    if (decision.type === 'finish') {
      record({ type: 'run-finished', reason: 'pattern-finished' });
      return log;
    }
    const wanted = called === null ? decision.turns : [turnOf(called, decision.turns)];
    const usedUpByAgent = book.budgets.usedUpBy(scenario, wanted);
    if (usedUpByAgent !== null) {
      record({ type: 'run-finished', ...usedUpByAgent });
      return log;
    }
    const interventions = await host.mayGoOn(
      signal,
      wanted.map(({ agentId }) => agentId),
    );
    for (const intervention of interventions) intervene(intervention);
    // What was wanted before may not be wanted any more.
    if (interventions.length > 0 && !signal.aborted) continue;
    const planned = wanted.slice(0, book.budgets.turnsLeft(scenario));
    const before = log.length;
    const parts = { scenario, host, book, signal, record };
    if (!signal.aborted && !(await takeWave(parts, planned)) && !signal.aborted) {
      const taken = log.slice(before);
      if (!taken.some(isOutOfTokens)) return log;
      // Whoever took them: somebody else may have taken over.
      const takers = taken.filter((fact) => fact.type === 'turn-started');
      const whose = book.budgets.usedUpBy(scenario, takers);
      record({ type: 'run-finished', reason: 'tokens-used-up', ...(whose && { agentId: whose.agentId }) });
      return log;
    }
    if (signal.aborted) {
      record({ type: 'run-finished', reason: 'stopped' });
      return log;
    }
    called = null;
  }

  function intervene(intervention: Intervention): void {
    if (intervention.type === 'change') {
      scenario = intervention.scenario;
      record({ type: 'scenario-changed', scenario });
      if (called !== null && agentOf(scenario, called) === undefined) called = null;
      return;
    }
    if (intervention.type === 'call') {
      called = intervention.agentId;
      return;
    }
    const { agentId, text } = intervention;
    const number = book.conversation.turns.length + 1;
    const turnId = turnIdOf(number);
    const perceived = book.perceivableBy(agentId);
    record({ type: 'turn-started', turnId, number, attempt: 1, agentId, task: { type: 'speak' }, perceived });
    record({ type: 'message-sent', turnId, from: agentId, text: bounded(text) });
    record({ type: 'turn-finished', turnId, by: { type: 'human', milliseconds: 0 } });
  }
}

/** The turn that a person calls for: the one that the pattern has in mind for this agent, or one outside of its plan. */
function turnOf(agentId: AgentId, plan: readonly PlannedTurn[]): PlannedTurn {
  const own = plan.find((planned) => planned.agentId === agentId && planned.task.type === 'speak');
  return own ?? { agentId, task: { type: 'speak' } };
}

function isOutOfTokens(fact: RunEvent): boolean {
  return fact.type === 'turn-failed' && fact.failure.code === 'run/budget-used-up';
}
