import type { AgentId, EndCondition, Failure, FinishReason, Projection } from '../core';

/** Where a run stands, as far as its facts tell. Whether it is being worked on just now is not a fact. */
export type RunStatus =
  | { readonly type: 'not-started' }
  | { readonly type: 'under-way' }
  /** The last turn could not be taken. Nothing is lost; going on tries it again. */
  | { readonly type: 'failed'; readonly failure: Failure }
  | {
      readonly type: 'finished';
      readonly reason: FinishReason;
      readonly condition: EndCondition | null;
      readonly agentId: AgentId | null;
    };

export const runStatus: Projection<RunStatus> = {
  name: 'run-status',
  initial: { type: 'not-started' },
  apply: (status, event) => {
    if (event.type === 'run-finished')
      return {
        type: 'finished',
        reason: event.reason,
        condition: event.condition ?? null,
        agentId: event.agentId ?? null,
      };
    if (event.type === 'turn-failed' && event.next === 'give-up') return { type: 'failed', failure: event.failure };
    return status.type === 'under-way' ? status : { type: 'under-way' };
  },
};
