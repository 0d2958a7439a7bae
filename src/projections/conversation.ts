import type { Action, AgentId, Failure, Projection, RunId, Scenario, TurnId, TurnMaker, TurnTask } from '../core';

/** The turns of a run in order, each with all that is known of it. */
export type Conversation = {
  readonly runId: RunId | null;
  readonly scenario: Scenario | null;
  readonly turns: readonly Turn[];
};

export type Turn = {
  readonly turnId: TurnId;
  readonly number: number;
  readonly attempt: number;
  readonly agentId: AgentId;
  readonly task: TurnTask;
  /** The turns whose messages were in the prompt, oldest first. */
  readonly perceived: readonly TurnId[];
  /** The turns that were left out because the prompt was too long. */
  readonly cut: readonly TurnId[];
  /** `open`: started, and neither finished nor failed as far as the log knows. */
  readonly state: 'open' | 'finished' | 'failed';
  /** What was said; empty while the turn is open. */
  readonly text: string;
  readonly action: Action | null;
  readonly by: TurnMaker | null;
  /** Of the last attempt that failed, also when a later one succeeded. */
  readonly failure: Failure | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
};

export const conversation: Projection<Conversation> = {
  name: 'conversation',
  initial: { runId: null, scenario: null, turns: [] },
  apply: (state, event) => {
    switch (event.type) {
      case 'run-started':
        return { runId: event.runId, scenario: event.scenario, turns: [] };
      case 'turn-started': {
        const earlier = state.turns[event.number - 1];
        const turn: Turn = {
          turnId: event.turnId,
          number: event.number,
          attempt: event.attempt,
          agentId: event.agentId,
          task: event.task,
          perceived: event.perceived,
          cut: [],
          state: 'open',
          text: '',
          action: null,
          by: null,
          failure: earlier?.failure ?? null,
          startedAt: event.at,
          endedAt: null,
        };
        return {
          ...state,
          turns: [...state.turns.slice(0, event.number - 1), turn, ...state.turns.slice(event.number)],
        };
      }
      case 'prompt-cut':
        return changeTurn(state, event.turnId, (turn) => ({
          ...turn,
          perceived: turn.perceived.filter((id) => !event.cut.includes(id)),
          cut: [...turn.cut, ...event.cut],
        }));
      case 'message-sent':
        return changeTurn(state, event.turnId, (turn) => ({ ...turn, text: event.text }));
      case 'action-taken':
        return changeTurn(state, event.turnId, (turn) => ({ ...turn, action: event.action }));
      case 'turn-finished':
        return changeTurn(state, event.turnId, (turn) => ({
          ...turn,
          state: 'finished',
          by: event.by,
          endedAt: event.at,
        }));
      case 'turn-failed':
        return changeTurn(state, event.turnId, (turn) => ({
          ...turn,
          state: 'failed',
          text: event.partialText,
          failure: event.failure,
          endedAt: event.at,
        }));
      case 'run-finished':
        return state;
    }
  },
};

/** The turn with this id; undefined if there is none. */
export function turnById(state: Conversation, turnId: TurnId): Turn | undefined {
  return state.turns[Number(turnId.slice('turn-'.length)) - 1];
}

function changeTurn(state: Conversation, turnId: TurnId, change: (turn: Turn) => Turn): Conversation {
  const turn = turnById(state, turnId);
  if (turn === undefined) throw new Error(`The log speaks of ${turnId}, which was never started.`);
  return { ...state, turns: state.turns.with(turn.number - 1, change(turn)) };
}
