import { failure, type PlannedTurn, type Recorded, type RunEvent, type RunLog, type Scenario, turnIdOf } from '../core';
import { isByStandIn } from '../projections';
import { Book } from './book';
import { deskFor } from './desk';
import type { Intervention, RunHost } from './run-host';
import { takeTurn } from './take-turn';
import { bounded } from './turn-facts';

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
    const usedUpByAgent = book.budgets.usedUpBy(scenario, decision.turns);
    if (usedUpByAgent !== null) {
      record({ type: 'run-finished', ...usedUpByAgent });
      return log;
    }
    const interventions = await host.mayGoOn(
      signal,
      decision.turns.map(({ agentId }) => agentId),
    );
    for (const intervention of interventions) intervene(intervention);
    // What was wanted before may not be wanted any more.
    if (interventions.length > 0 && !signal.aborted) continue;
    const planned = decision.turns.slice(0, book.budgets.turnsLeft(scenario));
    const before = log.length;
    if (!signal.aborted && !(await takeTurns(planned)) && !signal.aborted) {
      if (!log.slice(before).some(isOutOfTokens)) return log;
      const whose = book.budgets.usedUpBy(scenario, planned);
      record({ type: 'run-finished', reason: 'tokens-used-up', ...(whose && { agentId: whose.agentId }) });
      return log;
    }
    if (signal.aborted) {
      record({ type: 'run-finished', reason: 'stopped' });
      return log;
    }
  }

  function intervene(intervention: Intervention): void {
    if (intervention.type === 'change') {
      scenario = intervention.scenario;
      record({ type: 'scenario-changed', scenario });
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

  /** Takes turns side by side, each tried again once where that can help, and then by the agent's second model. False if one of them could not be taken. */
  async function takeTurns(planned: readonly PlannedTurn[]): Promise<boolean> {
    let untaken = planned.map((turn, index) => {
      const place = book.placeOf(index);
      const { number } = place;
      const byStandIn = isByStandIn(book.conversation, turn.agentId, number);
      return { ...turn, ...place, retried: book.wasRetried(number), byStandIn };
    });
    for (;;) {
      const told = untaken.map((turn) => ({
        ...turn,
        perceived: book.perceivableBy(turn.agentId),
        tokens: book.budgets.tokensLeft(scenario, turn.agentId, untaken.length),
      }));
      for (const { number, attempt, agentId, task, perceived } of told) {
        record({ type: 'turn-started', turnId: turnIdOf(number), number, attempt, agentId, task, perceived });
      }
      const desk = deskFor(untaken.length);
      const alone = told.length === 1;
      const taken = told.map(async (turn) => {
        const events: RunEvent[] = [];
        const tell = alone ? record : (event: RunEvent) => void events.push(event);
        const place = desk.place();
        const end = await takeTurn({ scenario, host, book, turn, mayRetry: !turn.retried, place, signal, tell });
        return { events, next: end.type === 'turn-failed' ? end.next : 'done' };
      });
      const outcomes = await Promise.all(taken);
      // Recorded in the order asked for, so that the log does not depend on who was faster.
      for (const { events } of outcomes) for (const event of events) record(event);
      const next = outcomes.map((outcome) => outcome.next);
      if (next.includes('give-up') || signal.aborted) return false;
      untaken = untaken.flatMap((turn, index) => {
        if (next[index] === 'done') return [];
        const byStandIn = turn.byStandIn || next[index] === 'second-model';
        return [{ ...turn, attempt: turn.attempt + 1, retried: book.wasRetried(turn.number), byStandIn }];
      });
      if (untaken.length === 0) return true;
      await host.mayTryAgain(signal);
      if (signal.aborted) return false;
    }
  }
}

function isOutOfTokens(fact: RunEvent): boolean {
  return fact.type === 'turn-failed' && fact.failure.code === 'run/budget-used-up';
}
