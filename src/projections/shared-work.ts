import { type AgentId, simpleConditionsIn, type TurnId } from '../core';
import type { Conversation, Turn } from './conversation';

/** A text that agents read together, sentence by sentence. */
export type SharedText = readonly {
  readonly text: string;
  /** Who pointed at it, in which turn, oldest first. */
  readonly pointedAt: readonly { readonly turnId: TurnId; readonly agentId: AgentId }[];
  /** Whether it is the one that is pointed at now. */
  readonly isNow: boolean;
}[];

/** What agents have written on a board that all of them see, oldest first. */
export type Board = readonly BoardEntry[];
type BoardEntry = {
  readonly turnId: TurnId;
  readonly agentId: AgentId;
  readonly kind: string;
  readonly text: string;
};

/** The text of a run in which agents point at sentences; null in any other, and before somebody was asked to. */
export function sharedTextOf(conversation: Conversation): SharedText | null {
  if (conversation.scenario?.pattern.kind !== 'attention') return null;
  const pointing = conversation.turns.filter((turn) => isPlanned(turn, conversation) && turn.task.type === 'choose');
  const last = pointing.at(-1);
  if (last?.task.type !== 'choose') return null;
  const pointed = pointing.filter(({ state }) => state === 'finished');
  const spanOf = ({ task, action }: Turn) =>
    task.type === 'choose' && action?.type === 'choose' ? task.options[action.option]?.text : undefined;
  const latest = pointed.at(-1);
  const now = latest === undefined ? undefined : spanOf(latest);
  return last.task.options.map(({ text }) => ({
    text,
    pointedAt: pointed.filter((turn) => spanOf(turn) === text).map(({ turnId, agentId }) => ({ turnId, agentId })),
    isNow: text === now,
  }));
}

/** The board of a run in which agents write on one; null in any other. What two agents write stands there once. */
export function boardOf(conversation: Conversation): Board | null {
  if (conversation.scenario?.pattern.kind !== 'blackboard') return null;
  const board: BoardEntry[] = [];
  for (const turn of conversation.turns) {
    if (turn.state !== 'finished' || turn.action?.type !== 'answer' || !isPlanned(turn, conversation)) continue;
    const { value } = turn.action;
    if (typeof value !== 'object' || value === null || !('kind' in value) || !('entry' in value)) continue;
    const entry = {
      turnId: turn.turnId,
      agentId: turn.agentId,
      kind: String(value.kind),
      text: String(value.entry).trim(),
    };
    const isThere = board.some(({ text }) => text === entry.text);
    if (entry.text !== '' && !isThere) board.push(entry);
  }
  return board;
}

/** Whether the pattern asked for it: no judge of the end, no question about who takes over. */
function isPlanned({ task, assigns }: Turn, { scenario }: Conversation): boolean {
  if (assigns !== null) return false;
  const judges = simpleConditionsIn(scenario?.ends).filter((condition) => condition.type === 'judge');
  return task.type !== 'choose' || !judges.some(({ question }) => question === task.question);
}
