import type { AgentId, Strike, TurnId } from '../core';
import { type Conversation, type Turn, turnById } from './conversation';
import type { ConversationGraph } from './conversation-graph';
import { wordsOf } from './prompt';

/** What came of one strike: how far it spread, and where the run was well again. */
export type DrillReport = {
  readonly turnId: TurnId;
  readonly number: number;
  /** Who was struck. */
  readonly agentId: AgentId;
  readonly strike: Strike;
  /** Later turns that had the struck message in their prompts; of a dropped one, those that went on without it. */
  readonly direct: readonly TurnId[];
  /** Later turns that came of those, without having it in their own. */
  readonly through: readonly TurnId[];
  /** How many rows of the graph further down the last of them stands. */
  readonly rows: number;
  /** Turns among them in which injected words came up again; see `echoes`. */
  readonly repeated: readonly TurnId[];
  readonly recovery: Recovery | null;
};

export type Recovery =
  /** Another agent finished the turn that was struck. */
  | { readonly type: 'taken-over'; readonly turnId: TurnId; readonly agentId: AgentId }
  /** The first later turn that the struck message did not reach in any way. */
  | { readonly type: 'unreached'; readonly turnId: TurnId }
  /** The first later turn of somebody who had missed the message that reads what came of it. */
  | { readonly type: 'heard-of-it'; readonly turnId: TurnId };

/** What came of every strike so far, in the order of the turns. */
export function drillReports(conversation: Conversation, graph: ConversationGraph): readonly DrillReport[] {
  return conversation.turns.flatMap((turn) =>
    turn.strikes.map(({ agentId, strike }) => reportOf({ agentId, strike }, turn, conversation, graph)),
  );
}

function reportOf(
  { agentId, strike }: Pick<DrillReport, 'agentId' | 'strike'>,
  turn: Turn,
  conversation: Conversation,
  graph: ConversationGraph,
): DrillReport {
  const { turnId, number } = turn;
  const later = conversation.turns.slice(number);
  const about = { turnId, number, agentId, strike, repeated: [] };
  const isMessage = turn.agentId === agentId && turn.action === null && turn.state === 'finished';
  if (strike.kind === 'kill' || strike.kind === 'slow' || !isMessage) {
    const deputy = turn.state === 'finished' && turn.agentId !== agentId ? turn.agentId : null;
    const recovery = deputy === null ? null : ({ type: 'taken-over', turnId, agentId: deputy } as const);
    return { ...about, direct: [], through: [], rows: 0, recovery };
  }
  const reached = reachedFrom(turnId, graph);
  if (strike.kind === 'drop') {
    const missed = later.filter((one) => strike.missedBy.includes(one.agentId) && one.state === 'finished');
    const again = missed.find(({ turnId: id }) => reached.has(id));
    const without = missed.filter(({ number: one }) => again === undefined || one < again.number);
    const direct = without.map(({ turnId: id }) => id);
    const recovery = again === undefined ? null : ({ type: 'heard-of-it', turnId: again.turnId } as const);
    return { ...about, direct, through: [], rows: rowsTo(turnId, direct, graph), recovery };
  }
  const unreached = later.find(({ turnId: id, state }) => state === 'finished' && !reached.has(id));
  const direct = later.filter(({ perceived }) => perceived.includes(turnId)).map(({ turnId: id }) => id);
  const through = later.map(({ turnId: id }) => id).filter((id) => reached.has(id) && !direct.includes(id));
  const all = [...direct, ...through].flatMap((id) => turnById(conversation, id) ?? []);
  return {
    ...about,
    direct,
    through,
    rows: rowsTo(turnId, [...direct, ...through], graph),
    repeated:
      strike.kind === 'inject'
        ? all.filter((one) => echoes(strike.text, wordsOf(one))).map(({ turnId: id }) => id)
        : [],
    recovery: unreached === undefined ? null : { type: 'unreached', turnId: unreached.turnId },
  };
}

/** All turns to which edges lead from this one, through others too. */
function reachedFrom(start: TurnId, { edges }: ConversationGraph): ReadonlySet<TurnId> {
  const next = new Map<TurnId, TurnId[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const reached = new Set<TurnId>();
  const open = [start];
  for (let turnId = open.pop(); turnId !== undefined; turnId = open.pop()) {
    for (const to of next.get(turnId) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}

function rowsTo(start: TurnId, turnIds: readonly TurnId[], { nodes }: ConversationGraph): number {
  const rows = new Map(nodes.map(({ turnId, row }) => [turnId, row]));
  const first = rows.get(start) ?? 0;
  return turnIds.reduce((most, turnId) => Math.max(most, (rows.get(turnId) ?? first) - first), 0);
}

/**
 * Whether words come up again: three in a row, or in Chinese four characters, whatever their capitals and what stands
 * between them; of a text that is shorter than that, all.
 */
export function echoes(text: string, later: string): boolean {
  const units = unitsOf(text);
  const wanted = Math.min(units.length, /\p{Script=Han}/u.test(text) ? 4 : 3);
  if (wanted === 0) return false;
  const heard = ` ${unitsOf(later).join(' ')} `;
  return units.some(
    (_, place) => place + wanted <= units.length && heard.includes(` ${units.slice(place, place + wanted).join(' ')} `),
  );
}

/** Words in lower case; in Chinese, characters. */
function unitsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}'’])+/gu) ?? [];
}
