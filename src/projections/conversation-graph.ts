import { type AgentId, agentsByTeam, type Projection, type Recorded, type TurnId, type TurnTask } from '../core';
import { type Conversation, chosenAgent, conversation, type Turn, turnById } from './conversation';
import { type Answered, quotedIn, textsToHandOn } from './quotes';

/**
 * The conversation as a causal graph: a node is a turn, an edge means "was in the prompt of" (`prompt`: what was said was
 * heard, or what was answered stands in what the turn is asked), or "chose this agent" (`choice`). Lanes are agents in the scenario's order, teams beside their leaders,
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
  /** The part that this message, or answer, makes of all that others brought into the prompt, by characters; 0..1. A choice has 0. */
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
          edges: [...kept, ...edgesInto(turnId, insteadOf ?? agentId, event, seen)],
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
              edges: [...kept, ...edgesInto(turn.turnId, turn.insteadOf ?? turn.agentId, turn, seen)],
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
function edgesInto(
  to: TurnId,
  owner: AgentId,
  { perceived, task }: Pick<Turn, 'perceived' | 'task'>,
  seen: Conversation,
): readonly GraphEdge[] {
  const heard = seen.turns
    .filter(({ turnId }) => perceived.includes(turnId))
    .map(({ turnId, text }) => ({ turnId, characters: text.length }));
  const quoted = quotesIn(task, to, seen).filter(({ turnId }) => !perceived.includes(turnId));
  const read = [...heard, ...quoted];
  const characters = read.reduce((sum, one) => sum + one.characters, 0);
  const edges: GraphEdge[] = read.map((one) => ({
    id: `${one.turnId}->${to}`,
    from: one.turnId,
    to,
    kind: 'prompt',
    share: characters === 0 ? 0 : one.characters / characters,
  }));
  const chooser = chooserOf(to, owner, seen);
  if (chooser !== undefined && !read.some(({ turnId }) => turnId === chooser.turnId)) {
    edges.push({ id: `${chooser.turnId}->${to}`, from: chooser.turnId, to, kind: 'choice', share: 0 });
  }
  return edges;
}

/** So many answers are looked through, the newest: a pattern hands on what was answered lately. */
const mostAnswers = 100;

function quotesIn(task: TurnTask, to: TurnId, { turns, scenario }: Conversation) {
  if (task.type === 'speak' && task.brief === undefined) return [];
  const nameOf = new Map(scenario?.agents.map(({ id, name }) => [id, name]));
  const answers = turns
    .filter((turn) => turn.action?.type === 'answer' && turn.state === 'finished' && turn.turnId !== to)
    .slice(-mostAnswers)
    .map(({ turnId, agentId, action, task: own }): Answered => {
      const texts = action?.type === 'answer' && own.type === 'answer' ? textsToHandOn(action.value, own.schema) : [];
      return { turnId, agentName: nameOf.get(agentId) ?? '', texts };
    });
  return quotedIn(task, answers);
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
