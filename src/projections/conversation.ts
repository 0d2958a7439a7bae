import {
  type Action,
  type Agent,
  type AgentId,
  agentOf,
  type Failure,
  type Projection,
  type Recorded,
  type RunId,
  type Scenario,
  type Strike,
  type ToolCall,
  type TurnId,
  type TurnMaker,
  type TurnTask,
} from '../core';

/** The turns of a run in order, each with all that is known of it. */
export type Conversation = {
  readonly runId: RunId | null;
  /** As it is now. */
  readonly scenario: Scenario | null;
  /** Agents that took part and were taken out. */
  readonly former: readonly Agent[];
  readonly turns: readonly Turn[];
};

export type Turn = {
  /** As it was when the turn began. */
  readonly scenario: Scenario | null;
  readonly turnId: TurnId;
  readonly number: number;
  readonly attempt: number;
  /** Who takes it. */
  readonly agentId: AgentId;
  /** Whose turn it is, where another agent takes it over; null where nobody does. */
  readonly insteadOf: AgentId | null;
  /** The failed turn, where the leader is asked who takes it over; else null. */
  readonly assigns: TurnId | null;
  readonly task: TurnTask;
  /** What drills did in it, in any of its attempts. */
  readonly strikes: readonly StruckBy[];
  /** The turns whose messages were in the prompt, oldest first. */
  readonly perceived: readonly TurnId[];
  /** The turns that were left out because the prompt was too long. */
  readonly cut: readonly TurnId[];
  /** What stood in their place; null where nothing did. */
  readonly summary: string | null;
  /** What was used before speaking, in order. */
  readonly calls: readonly AskedCall[];
  /** `open`: started, and neither finished nor failed as far as the log knows. */
  readonly state: 'open' | 'finished' | 'failed';
  /** What was said; empty while the turn is open. */
  readonly text: string;
  /** Who heard it; null for everybody. */
  readonly to: readonly AgentId[] | null;
  readonly action: Action | null;
  readonly by: TurnMaker | null;
  /** Of the last attempt that failed, also when a later one succeeded. */
  readonly failure: Failure | null;
  /** Taken, or to be taken, by the agent's second model, because the first had failed twice. */
  readonly byStandIn: boolean;
  readonly startedAt: number;
  readonly endedAt: number | null;
};

/** What a drill did, and to whom. */
export type StruckBy = { readonly agentId: AgentId; readonly strike: Strike };

/** A call, and what the prompt that it answers had from others. */
export type AskedCall = ToolCall & Pick<Turn, 'perceived' | 'summary'>;

export const conversation: Projection<Conversation> = {
  name: 'conversation',
  initial: { runId: null, scenario: null, former: [], turns: [] },
  apply: (state, event) => {
    if (event.type === 'run-started') return { ...conversation.initial, runId: event.runId, scenario: event.scenario };
    if (event.type === 'scenario-changed') return changedTo(event.scenario, state);
    const turn = turnAfter(state, event);
    if (turn === null) return state;
    const place = turn.number - 1;
    return { ...state, turns: place < state.turns.length ? state.turns.with(place, turn) : [...state.turns, turn] };
  },
};

/**
 * The same fold for somebody who alone looks at it: facts change `state` in place, each in O(1), which the fold above
 * cannot, because it leaves what was before as it was.
 */
export class ConversationInPlace {
  private readonly turns: Turn[] = [];
  state: Conversation = { ...conversation.initial, turns: this.turns };

  apply(event: Recorded): void {
    if (event.type === 'run-started') this.state = { ...this.state, runId: event.runId, scenario: event.scenario };
    if (event.type === 'scenario-changed') this.state = changedTo(event.scenario, this.state);
    const turn = turnAfter(this.state, event, Object.assign);
    if (turn !== null) this.turns[turn.number - 1] = turn;
  }
}

function changedTo(scenario: Scenario, state: Conversation): Conversation {
  const known = [...(state.scenario?.agents ?? []), ...state.former];
  const former = known.filter(({ id }) => agentOf(scenario, id) === undefined);
  return { ...state, scenario, former };
}

/** An agent that takes part or took part; undefined if there was none. */
export function memberOf({ scenario, former }: Conversation, agentId: AgentId): Agent | undefined {
  return (scenario === null ? undefined : agentOf(scenario, agentId)) ?? former.find(({ id }) => id === agentId);
}

/** The turn that a fact is about, as it is after it; null for a fact about no turn. `put`: how a change gets into a turn. */
function turnAfter(
  state: Conversation,
  event: Recorded,
  put: (turn: Turn, change: Partial<Turn>) => Turn = (turn, change) => ({ ...turn, ...change }),
): Turn | null {
  switch (event.type) {
    case 'run-started':
    case 'scenario-changed':
    case 'run-finished':
      return null;
    case 'turn-started':
      return {
        scenario: state.scenario,
        turnId: event.turnId,
        number: event.number,
        attempt: event.attempt,
        agentId: event.agentId,
        insteadOf: event.insteadOf ?? null,
        assigns: event.assigns ?? null,
        task: event.task,
        strikes: state.turns[event.number - 1]?.strikes ?? [],
        perceived: event.perceived,
        cut: [],
        summary: null,
        calls: [],
        state: 'open',
        text: '',
        to: null,
        action: null,
        by: null,
        failure: state.turns[event.number - 1]?.failure ?? null,
        byStandIn: isByStandIn(state, event.agentId, event.number),
        startedAt: event.at,
        endedAt: null,
      };
    default: {
      const turn = turnById(state, event.turnId);
      if (turn === undefined) throw new Error(`The log speaks of ${event.turnId}, which was never started.`);
      return put(turn, changeBy(event, turn, state.scenario));
    }
  }
}

function changeBy(
  event: Exclude<Recorded, { readonly type: 'run-started' | 'scenario-changed' | 'run-finished' | 'turn-started' }>,
  turn: Turn,
  scenario: Scenario | null,
): Partial<Turn> {
  switch (event.type) {
    case 'drill-struck':
      return { strikes: struckAgain(turn, event.strike) };
    case 'prompt-cut':
      return {
        perceived: turn.perceived.filter((id) => !event.cut.includes(id)),
        cut: [...turn.cut, ...event.cut],
        summary: event.summary ?? turn.summary,
      };
    case 'tool-called': {
      const { tool, input, outcome } = event;
      const { perceived, summary } = turn;
      return { calls: [...turn.calls, { tool, input, outcome, perceived, summary }] };
    }
    case 'message-sent':
      return { text: event.text, to: event.to ?? null };
    case 'action-taken':
      return { action: event.action };
    case 'turn-finished':
      return {
        state: 'finished',
        by: event.by,
        byStandIn: isSecondModel(scenario, turn.agentId, event.by),
        endedAt: event.at,
      };
    case 'turn-failed':
      return {
        state: 'failed',
        text: event.partialText,
        failure: event.failure,
        byStandIn: event.next === 'second-model' || (turn.byStandIn && event.next === 'retry'),
        endedAt: event.at,
      };
  }
}

/** An attempt that is struck as the one before it was adds nothing. */
function struckAgain({ strikes, agentId }: Turn, strike: Strike): readonly StruckBy[] {
  const known = strikes.some((one) => one.agentId === agentId && one.strike.kind === strike.kind);
  return known ? strikes : [...strikes, { agentId, strike }];
}

/**
 * Whether the turn with this number is for the agent's second model: who failed over stays with it, until somebody
 * tries a turn again that was given up.
 */
export function isByStandIn({ scenario, turns }: Conversation, agentId: AgentId, number: number): boolean {
  const again = turns[number - 1];
  if (again?.agentId === agentId) return again.byStandIn;
  const player = scenario === null ? undefined : agentOf(scenario, agentId)?.player;
  if (player?.type !== 'model' || player.secondModelId === undefined) return false;
  return turns.findLast((turn) => turn.agentId === agentId && turn.state === 'finished')?.byStandIn ?? false;
}

function isSecondModel(scenario: Scenario | null, agentId: AgentId, by: TurnMaker): boolean {
  const player = scenario === null ? undefined : agentOf(scenario, agentId)?.player;
  return by.type === 'model' && player?.type === 'model' && by.modelId !== player.modelId;
}

/** The agent that was chosen in a turn; null where none was. */
export function chosenAgent({ task, action }: Pick<Turn, 'task' | 'action'>): AgentId | null {
  if (task.type !== 'choose' || action?.type !== 'choose') return null;
  return task.options[action.option]?.agentId ?? null;
}

/** The turn with this id; undefined if there is none. */
export function turnById(state: Conversation, turnId: TurnId): Turn | undefined {
  return state.turns[Number(turnId.slice('turn-'.length)) - 1];
}
