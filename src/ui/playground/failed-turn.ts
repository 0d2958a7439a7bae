import type { Desk } from '../../app';
import type { AgentId, Failure, TurnId } from '../../core';
import { useApp } from '../use-app';

export type FailedTurn = { readonly turnId: TurnId; readonly agentId: AgentId; readonly failure: Failure };

/** The turn that the run on the desk stands at because it failed; null where it does not, or where the run came recorded. */
export function failedTurnOf(desk: Pick<Desk, 'phase' | 'pausedAt' | 'run'> | null): FailedTurn | null {
  if (desk === null || !standsAtFailure(desk) || desk.run?.origin !== 'live') return null;
  const { log } = desk.run;
  const last = log.findLast(({ type }) => type === 'turn-failed' || type === 'turn-started');
  if (last?.type !== 'turn-failed') return null;
  const begun = log.findLast((event) => event.type === 'turn-started' && event.turnId === last.turnId);
  if (begun?.type !== 'turn-started') return null;
  return { turnId: last.turnId, agentId: begun.agentId, failure: last.failure };
}

/** Whether this is the turn that the run stands at because it failed: what went wrong is told above everything then. */
export function useStandsAtFailure(turnId: TurnId): boolean {
  return useApp(({ desk }) => failedTurnOf(desk)?.turnId === turnId);
}

function standsAtFailure({ phase, pausedAt }: Pick<Desk, 'phase' | 'pausedAt'>): boolean {
  return phase === 'failed' || (phase === 'paused' && pausedAt?.type === 'failure');
}
