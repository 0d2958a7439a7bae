import {
  type Action,
  type Failure,
  failure,
  isJsonOf,
  limits,
  type NextStep,
  type RunEvent,
  type TurnId,
  type TurnTask,
  turnIdOf,
} from '../core';
import type { TurnEnd, TurnToTake } from './circumstances';

/** What was done in a turn, as these words tell; null if it is not what was asked for. */
export function deedOf(turn: TurnToTake, text: string): RunEvent | null {
  if (turn.task.type === 'speak') {
    if (text.trim() === '') return null;
    const to = turn.to === undefined ? {} : { to: turn.to };
    return { type: 'message-sent', turnId: turnIdOf(turn.number), from: turn.agentId, ...to, text: bounded(text) };
  }
  const action = actionIn(turn.task, text);
  return action === null
    ? null
    : { type: 'action-taken', turnId: turnIdOf(turn.number), agentId: turn.agentId, action };
}

function actionIn(task: Exclude<TurnTask, { type: 'speak' }>, text: string): Action | null {
  if (task.type === 'choose') {
    const option = task.options.findIndex((one) => one.text === text.trim());
    return option === -1 ? null : { type: 'choose', option };
  }
  return isJsonOf(task.schema, text) ? { type: 'answer', value: JSON.parse(text) } : null;
}

/** Words as a fact can hold them: bounded, and without half a character at the end. */
export function bounded(text: string): string {
  return text.slice(0, limits.messageLength).toWellFormed();
}

/** The end of a turn that could not be taken. */
export function failed(turnId: TurnId, reason: Failure, partialText: string, next: NextStep): TurnEnd {
  return { type: 'turn-failed', turnId, failure: keepable(reason), partialText: bounded(partialText), next };
}

/** A failure as a fact can hold it: what an engine or a tool measured may be no number. */
export function keepable({ code, message, details }: Failure): Failure {
  const kept = Object.entries(details ?? {}).flatMap(([name, value]): [string, string | number][] => {
    if (typeof value === 'string') return [[name, bounded(value)]];
    return Number.isFinite(value) ? [[name, value]] : [];
  });
  return failure(code, bounded(message), details && Object.fromEntries(kept));
}
