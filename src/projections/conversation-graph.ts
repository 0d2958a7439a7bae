import { type AgentId, agentsByTeam, type Projection, type Recorded, type TurnId } from '../core';
import { type Conversation, chosenAgent, conversation, type Turn, turnById } from './conversation';

/**
 * The conversation as a causal graph: a node is a turn, an edge means "was in the prompt of" (`prompt`), or "chose
 * this agent" (`choice`). Lanes are agents in the scenario's order, teams beside their leaders,
 * those that came later behind them. What was said stands in the conversation.
 */
export type ConversationGraph = {
  readonly lanes: readonly AgentId[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
};

/** Turns that do not have each other in their prompts stand in the same row: they were taken side by side. */
export type GraphNode = {
  readonly turnId: TurnId;
  readonly agentId: AgentId;
  /** Whose turn it is, where this agent takes it over. */
  readonly insteadOf: AgentId | null;
  readonly number: number;
  readonly lane: number;
  readonly row: number;
};

export type GraphEdge = {
  /** `turn-1->turn-3` */
  readonly id: string;
  readonly from: TurnId;
  readonly to: TurnId;
  readonly kind: 'prompt' | 'choice';
  /** The part that this message makes of all the messages in the prompt, by characters; 0..1. A choice has 0. */
  readonly share: number;
};

export const conversationGraph: Projection<ConversationGraph & { readonly seen: Conversation }> = {
  name: 'conversation-graph',
  initial: { lanes: [], nodes: [], edges: [], seen: conversation.initial },
  apply: (state, event) => {
    const seen = conversation.apply(state.seen, event);
    switch (event.type) {
      case 'run-started':
        return { lanes: agentsByTeam(event.scenario), nodes: [], edges: [], seen };
      case 'scenario-changed': {
        const added = event.scenario.agents.map(({ id }) => id).filter((id) => !state.lanes.includes(id));
        return { ...state, lanes: [...state.lanes, ...added], seen };
      }
      case 'turn-started': {
        const before = state.nodes.slice(0, event.number - 1);
        const after = state.nodes.slice(event.number);
        const lane = state.lanes.indexOf(event.agentId);
        const { turnId, agentId, insteadOf = null, number } = event;
        const node: GraphNode = { turnId, agentId, insteadOf, number, lane, row: rowFor(event, lane, state, seen) };
        const kept = state.edges.filter(({ to }) => to !== event.turnId);
        return {
          ...state,
          seen,
          nodes: [...before, node, ...after],
          edges: [...kept, ...edgesInto(turnId, insteadOf ?? agentId, event.perceived, seen)],
        };
      }
      case 'prompt-cut': {
        const turn = seen.turns.find(({ turnId }) => turnId === event.turnId);
        const kept = state.edges.filter(({ to }) => to !== event.turnId);
        return turn === undefined
          ? { ...state, seen }
          : {
              ...state,
              seen,
              edges: [...kept, ...edgesInto(turn.turnId, turn.insteadOf ?? turn.agentId, turn.perceived, seen)],
            };
      }
      default:
        return { ...state, seen };
    }
  },
};

/** Where a turn stands: beside those that are under way, or below everything. One that is tried again stays, unless its taker stands there already. */
function rowFor(
  { number }: Extract<Recorded, { type: 'turn-started' }>,
  lane: number,
  { nodes }: ConversationGraph,
  seen: Conversation,
): number {
  const below = nodes.reduce((row, node) => Math.max(row, node.row + 1), 0);
  const known = nodes[number - 1];
  if (known !== undefined) {
    const isTaken = nodes.some((node) => node !== known && node.row === known.row && node.lane === lane);
    return isTaken ? below : known.row;
  }
  const last = nodes.at(-1);
  return last !== undefined && seen.turns[last.number - 1]?.state === 'open' ? last.row : below;
}

/** `owner`: whose turn it is. */
function edgesInto(to: TurnId, owner: AgentId, perceived: readonly TurnId[], seen: Conversation): readonly GraphEdge[] {
  const messages = seen.turns.filter(({ turnId }) => perceived.includes(turnId));
  const characters = messages.reduce((sum, { text }) => sum + text.length, 0);
  const edges: GraphEdge[] = messages.map(({ turnId, text }) => ({
    id: `${turnId}->${to}`,
    from: turnId,
    to,
    kind: 'prompt',
    share: characters === 0 ? 0 : text.length / characters,
  }));
  const chooser = chooserOf(to, owner, seen);
  if (chooser !== undefined && !perceived.includes(chooser.turnId)) {
    edges.push({ id: `${chooser.turnId}->${to}`, from: chooser.turnId, to, kind: 'choice', share: 0 });
  }
  return edges;
}

/** The last turn in which somebody chose this agent, if it has had no turn since. Who takes over is another matter. */
function chooserOf(to: TurnId, owner: AgentId, seen: Conversation): Turn | undefined {
  const number = turnById(seen, to)?.number ?? seen.turns.length + 1;
  const isOwn = (turn: Turn) => (turn.insteadOf ?? turn.agentId) === owner;
  const last = seen.turns
    .slice(0, number - 1)
    .findLast(
      (turn) => turn.state === 'finished' && turn.assigns === null && (isOwn(turn) || chosenAgent(turn) === owner),
    );
  return last !== undefined && isOwn(last) ? undefined : last;
}
