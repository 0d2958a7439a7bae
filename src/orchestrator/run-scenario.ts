import {
  FlowWalk,
  failure,
  type PlannedTurn,
  type Recorded,
  type RunEvent,
  type RunLog,
  type Scenario,
  turnIdOf,
} from '../core';
import { isByStandIn } from '../projections';
import { Book } from './book';
import { deskFor } from './desk';
import type { RunHost } from './run-host';
import { takeTurn } from './take-turn';

/**
 * Runs a scenario from where `earlier` ends: from the beginning (no facts), or onward from a run that was interrupted,
 * that failed, or that was forked. Every fact is recorded through the host, in order; the orchestrator alone writes the
 * log. Resolves to the whole log when the run has finished, was stopped by the signal, or when a turn could not be taken
 * (the last fact is then a `turn-failed` with `give-up`, and calling again with the log tries that turn again).
 */
export async function runScenario(
  scenario: Scenario,
  host: RunHost,
  signal: AbortSignal,
  earlier: RunLog = [],
): Promise<RunLog> {
  const [problem] = host.pattern.problems(scenario);
  if (problem !== undefined)
    throw new Error(`A scenario with problems must not be run: ${problem.code} at ${problem.path}.`);
  const walk = new FlowWalk(scenario, (table) => host.pattern.flow(table));
  const book = new Book(scenario, walk);
  const { log } = book;
  let at = earlier.at(-1)?.at ?? 0;
  const record = (event: RunEvent) => {
    at = Math.max(host.now(), at);
    const fact: Recorded = { ...event, sequence: log.length, at };
    book.add(fact);
    host.record(fact);
  };

  for (const fact of earlier) book.add(fact);
  if (log.length === 0) record({ type: 'run-started', runId: host.runId, scenario, parent: null });
  if (log.at(-1)?.type === 'run-finished') return log;
  // A reload can leave turns half done.
  for (const { turnId, state } of book.conversation.turns) {
    if (state !== 'open') continue;
    const interrupted = failure('turn/interrupted', 'The page was closed while this turn was being taken.');
    record({ type: 'turn-failed', turnId, failure: interrupted, partialText: '', next: 'retry' });
  }

  for (;;) {
    const turnsLeft = scenario.budget.turns - book.finishedTurns;
    if (turnsLeft <= 0) {
      record({ type: 'run-finished', reason: 'turns-used-up' });
      return log;
    }
    const decision = walk.decide();
    if (decision.type === 'finish') {
      record({ type: 'run-finished', reason: 'pattern-finished' });
      return log;
    }
    await host.mayGoOn(signal);
    if (!signal.aborted && !(await takeTurns(decision.turns.slice(0, turnsLeft)))) {
      if (!signal.aborted) return log;
    }
    if (signal.aborted) {
      record({ type: 'run-finished', reason: 'stopped' });
      return log;
    }
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
      const told = untaken.map((turn) => ({ ...turn, perceived: book.perceivableBy(turn.agentId) }));
      for (const { number, attempt, agentId, task, perceived } of told) {
        record({ type: 'turn-started', turnId: turnIdOf(number), number, attempt, agentId, task, perceived });
      }
      const desk = deskFor(untaken.length);
      const outcomes = await Promise.all(
        told.map((turn) =>
          takeTurn({ scenario, host, book, turn, mayRetry: !turn.retried, place: desk.place(), signal }),
        ),
      );
      // Recorded in the order asked for, so that the log does not depend on who was faster.
      for (const event of outcomes.flat()) record(event);
      const next = outcomes
        .map((events) => events.at(-1))
        .map((event) => (event?.type === 'turn-failed' ? event.next : 'done'));
      if (next.includes('give-up') || signal.aborted) return false;
      untaken = untaken.flatMap((turn, index) => {
        if (next[index] === 'done') return [];
        const byStandIn = turn.byStandIn || next[index] === 'second-model';
        return [{ ...turn, attempt: turn.attempt + 1, retried: next[index] === 'retry', byStandIn }];
      });
      if (untaken.length === 0) return true;
    }
  }
}
