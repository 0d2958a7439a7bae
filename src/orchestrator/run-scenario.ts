import { randomAt } from '../base';
import { failure, type PlannedTurn, type Recorded, type RunEvent, type RunLog, type Scenario, turnIdOf } from '../core';
import { type Conversation, conversation, isByStandIn, perceivable } from '../projections';
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
  const started = host.pattern.start(scenario);
  if (!started.ok) throw new Error(`A scenario with problems must not be run: ${started.reason.message}`);
  const pattern = started.value;

  const log: Recorded[] = [];
  let state = pattern.initial;
  let talk: Conversation = conversation.initial;
  const fold = (fact: Recorded) => {
    log.push(fact);
    state = pattern.apply(state, fact);
    talk = conversation.apply(talk, fact);
  };
  const record = (event: RunEvent) => {
    const fact: Recorded = { ...event, sequence: log.length, at: Math.max(host.now(), log.at(-1)?.at ?? 0) };
    fold(fact);
    host.record(fact);
  };

  for (const fact of earlier) fold(fact);
  if (log.length === 0) record({ type: 'run-started', runId: host.runId, scenario, parent: null });
  if (log.at(-1)?.type === 'run-finished') return log;
  // A reload can leave turns half done.
  for (const { turnId, state: turnState } of talk.turns) {
    if (turnState !== 'open') continue;
    const interrupted = failure('turn/interrupted', 'The page was closed while this turn was being taken.');
    record({ type: 'turn-failed', turnId, failure: interrupted, partialText: '', next: 'retry' });
  }

  for (;;) {
    const finished = talk.turns.filter((turn) => turn.state === 'finished').length;
    if (finished >= scenario.budget.turns) {
      record({ type: 'run-finished', reason: 'turns-used-up' });
      return log;
    }
    const decision = pattern.decide(state, randomAt(scenario.seed, finished));
    if (decision.type === 'finish') {
      record({ type: 'run-finished', reason: 'pattern-finished' });
      return log;
    }
    await host.mayGoOn(signal);
    if (!signal.aborted && !(await takeTurns(decision.turns.slice(0, scenario.budget.turns - finished)))) {
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
      const place = placeOf(index);
      const { number } = place;
      return { ...turn, ...place, retried: wasRetried(number), byStandIn: isByStandIn(talk, turn.agentId, number) };
    });
    for (;;) {
      const before = talk;
      const perceived = perceivable(scenario, before);
      for (const { number, attempt, agentId, task } of untaken) {
        record({ type: 'turn-started', turnId: turnIdOf(number), number, attempt, agentId, task, perceived });
      }
      const desk = deskFor(untaken.length);
      const outcomes = await Promise.all(
        untaken.map((turn) =>
          takeTurn({ scenario, host, before, turn, mayRetry: !turn.retried, place: desk.place(), signal }),
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

  /** Whether a turn is at its second try already: so that a resumed run tries no more often than an unbroken one. */
  function wasRetried(number: number): boolean {
    const failed = log.findLast(
      (fact) =>
        fact.type === 'turn-failed' && fact.turnId === turnIdOf(number) && fact.failure.code !== 'turn/interrupted',
    );
    return failed?.type === 'turn-failed' && failed.next === 'retry';
  }

  /** Turns that failed are taken again under their own numbers before new ones are counted. */
  function placeOf(index: number): { readonly number: number; readonly attempt: number } {
    const failed = talk.turns.filter((turn) => turn.state === 'failed');
    const again = failed[index];
    if (again !== undefined) return { number: again.number, attempt: again.attempt + 1 };
    return { number: talk.turns.length + 1 + index - failed.length, attempt: 1 };
  }
}
