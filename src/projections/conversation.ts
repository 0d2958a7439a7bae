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
  /** What stood in their place; null where nothing did. */
  readonly summary: string | null;
  /** `open`: started, and neither finished nor failed as far as the log knows. */
  readonly state: 'open' | 'finished' | 'failed';
  /** What was said; empty while the turn is open. */
  readonly text: string;
  readonly action: Action | null;
  readonly by: TurnMaker | null;
  /** Of the last attempt that failed, also when a later one succeeded. */
  readonly failure: Failure | null;
  /** Taken, or to be taken, by the agent's second model, because the first had failed twice. */
  readonly byStandIn: boolean;
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
          summary: null,
          state: 'open',
          text: '',
          action: null,
          by: null,
          failure: earlier?.failure ?? null,
          byStandIn: isByStandIn(state, event.agentId, event.number),
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
          summary: event.summary ?? turn.summary,
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
          byStandIn: isSecondModel(state.scenario, turn.agentId, event.by),
          endedAt: event.at,
        }));
      case 'turn-failed':
        return changeTurn(state, event.turnId, (turn) => ({
          ...turn,
          state: 'failed',
          text: event.partialText,
          failure: event.failure,
          byStandIn: event.next === 'second-model' || (turn.byStandIn && event.next !== 'give-up'),
          endedAt: event.at,
        }));
      case 'run-finished':
        return state;
    }
  },
};

/**
 * Whether the turn with this number is for the agent's second model: who failed over stays with it, until somebody
 * tries a turn again that was given up.
 */
export function isByStandIn({ scenario, turns }: Conversation, agentId: AgentId, number: number): boolean {
  const again = turns[number - 1];
  if (again !== undefined) return again.byStandIn;
  const player = scenario?.agents.find(({ id }) => id === agentId)?.player;
  if (player?.type !== 'model' || player.secondModelId === undefined) return false;
  return turns.findLast((turn) => turn.agentId === agentId && turn.state === 'finished')?.byStandIn ?? false;
}

function isSecondModel(scenario: Scenario | null, agentId: AgentId, by: TurnMaker): boolean {
  const player = scenario?.agents.find(({ id }) => id === agentId)?.player;
  return by.type === 'model' && player?.type === 'model' && by.modelId !== player.modelId;
}

/** The turn with this id; undefined if there is none. */
export function turnById(state: Conversation, turnId: TurnId): Turn | undefined {
  return state.turns[Number(turnId.slice('turn-'.length)) - 1];
}

function changeTurn(state: Conversation, turnId: TurnId, change: (turn: Turn) => Turn): Conversation {
  const turn = turnById(state, turnId);
  if (turn === undefined) throw new Error(`The log speaks of ${turnId}, which was never started.`);
  return { ...state, turns: state.turns.with(turn.number - 1, change(turn)) };
}
