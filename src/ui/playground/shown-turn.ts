import type { TurnId } from '../../core';
import { type Turn, turnById } from '../../projections';
import { useApp } from '../use-app';

/** A turn of the run that is shown. */
export function useShownTurn(turnId: TurnId): Turn | undefined {
  return useApp(({ desk }) => (desk?.run == null ? undefined : turnById(desk.run.conversation, turnId)));
}

/** Whether somebody works on open turns just now: a run that was interrupted has an open turn, but nobody writes it. */
export function useIsWriting(): boolean {
  return useApp(({ desk }) => desk?.phase === 'running' || desk?.phase === 'pausing' || desk?.phase === 'loading');
}
