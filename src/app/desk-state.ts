import { project, type RunLog, type Scenario } from '../core';
import { conversation, conversationGraph, failureCost, metrics, repeats, runStatus } from '../projections';
import type { Phase, ShownRun } from './state';

type Views = Pick<ShownRun, 'conversation' | 'graph' | 'metrics' | 'failureCost' | 'status' | 'repeats'>;

/** The views of a log from scratch. */
export function viewsOf(log: RunLog): Views {
  return {
    conversation: project(conversation, log),
    graph: project(conversationGraph, log),
    metrics: project(metrics, log),
    failureCost: project(failureCost, log),
    status: project(runStatus, log),
    repeats: project(repeats, log),
  };
}

/** A run as it is first shown: all of it, standing still. */
export function shownRun(log: RunLog, origin: ShownRun['origin']): ShownRun {
  const [first] = log;
  if (first?.type !== 'run-started') throw new Error('A log begins with run-started.');
  const views = viewsOf(log);
  return {
    runId: first.runId,
    log,
    origin,
    shownTurns: null,
    playing: false,
    speed: 1,
    ...views,
    turnCount: views.conversation.turns.length,
  };
}

/** The run with one fact more. A place that is being looked at stays; otherwise the views follow, each O(turns) at most. */
export function withFact(run: ShownRun, fact: RunLog[number]): ShownRun {
  const log = [...run.log, fact];
  const turnCount = fact.type === 'turn-started' ? Math.max(run.turnCount, fact.number) : run.turnCount;
  if (run.shownTurns !== null) return { ...run, log, turnCount };
  return {
    ...run,
    log,
    turnCount,
    conversation: conversation.apply(run.conversation, fact),
    graph: conversationGraph.apply(run.graph as Parameters<typeof conversationGraph.apply>[0], fact),
    metrics: metrics.apply(run.metrics, fact),
    failureCost: failureCost.apply(run.failureCost, fact),
    status: runStatus.apply(run.status, fact),
    repeats: repeats.apply(run.repeats, fact),
  };
}

/** The run as it was when its first `turns` turns had been taken; null shows all of it. */
export function lookedAt(run: ShownRun, turns: number | null): ShownRun {
  const shownTurns = turns === null || turns >= run.turnCount ? null : Math.max(0, Math.trunc(turns));
  return { ...run, shownTurns, ...viewsOf(shownTurns === null ? run.log : firstTurns(run.log, shownTurns)) };
}

/** The facts up to the end of the turn with this number. */
function firstTurns(log: RunLog, turns: number): RunLog {
  const next = log.findIndex((fact) => fact.type === 'turn-started' && fact.number === turns + 1);
  return next === -1 ? log : log.slice(0, next);
}

/** The scenario that a log was run with; the last one, if it was changed on the way. */
export function scenarioOf(log: RunLog): Scenario {
  const [first] = log;
  if (first?.type !== 'run-started') throw new Error('A log begins with run-started.');
  const changed = log.findLast((fact) => fact.type === 'scenario-changed');
  return changed?.type === 'scenario-changed' ? changed.scenario : first.scenario;
}

/** The phase of a run on which nobody works. */
export function restingPhase(run: ShownRun | null): Phase {
  if (run === null) return 'idle';
  const last = run.log.findLast(
    ({ type }) => type === 'run-finished' || type === 'turn-failed' || type === 'turn-started',
  );
  if (last?.type === 'run-finished') return 'finished';
  return last?.type === 'turn-failed' && last.next === 'give-up' ? 'failed' : 'paused';
}
