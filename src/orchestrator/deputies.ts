import { type Agent, type AgentId, outerScenario, type PatternLookup, type Scenario, type TurnId } from '../core';
import { chosenAgent } from '../projections';
import type { Book } from './book';

/** Who takes a turn over: somebody, or whom the leader chooses of these. */
export type Deputy =
  | { readonly type: 'agent'; readonly agentId: AgentId }
  | { readonly type: 'to-choose'; readonly leader: AgentId; readonly among: readonly Agent[] };

/** A turn that somebody could not take; `turnId` is null where it was not begun, because its agent is out. */
export type OpenTurn = { readonly agentId: AgentId; readonly turnId: TurnId | null };

/**
 * Who takes over, as the scenario wants it and the facts allow. Null where nobody can: then the turn is left to its own
 * agent. The same facts always lead to the same answer.
 */
export function deputyFor(scenario: Scenario, patternFor: PatternLookup, book: Book, turn: OpenTurn): Deputy | null {
  const able = ableInsteadOf(scenario, book, turn.agentId);
  const [first] = able;
  if (first === undefined) return null;
  const named = namedBefore(book, turn);
  if (named !== null && able.some(({ id }) => id === named)) return { type: 'agent', agentId: named };
  const leader = scenario.takeOver === 'leader' ? leaderOf(turn.agentId, scenario, patternFor) : undefined;
  if (turn.turnId === null || leader === undefined || !able.some(({ id }) => id === leader))
    return { type: 'agent', agentId: nearestTo(turn.agentId, able, scenario, book).id };
  const among = able.filter(({ id }) => id !== leader);
  if (among.length > 1) return { type: 'to-choose', leader, among };
  return { type: 'agent', agentId: among[0]?.id ?? leader };
}

/** Who leads this agent: in a team its leader, else whoever leads all. */
function leaderOf(agentId: AgentId, scenario: Scenario, patternFor: PatternLookup): AgentId | undefined {
  const team = scenario.teams?.find(({ members }) => members.includes(agentId));
  return team?.leader ?? patternFor(scenario.pattern.kind)?.leader?.(outerScenario(scenario));
}

/** The agents that could take a turn of this agent's: played by a model, not failing themselves, and with something left of their budgets. */
export function ableInsteadOf(scenario: Scenario, book: Book, agentId: AgentId): readonly Agent[] {
  return scenario.agents.filter(
    ({ id, player }) =>
      id !== agentId &&
      player.type === 'model' &&
      book.reliance.isWell(id) &&
      book.budgets.usedUpBy(scenario, [{ agentId: id }]) === null,
  );
}

/** Whom the leader chose for this turn; for a turn that was not begun, who took the agent's last one. Null if nobody. */
function namedBefore(book: Book, { agentId, turnId }: OpenTurn): AgentId | null {
  const { turns } = book.conversation;
  if (turnId === null)
    return turns.findLast((turn) => turn.insteadOf === agentId && turn.state === 'finished')?.agentId ?? null;
  const choice = turns.findLast((turn) => turn.assigns === turnId && turn.state === 'finished');
  return choice === undefined ? null : chosenAgent(choice);
}

/** The first with the same role; else whoever spoke least. */
function nearestTo(agentId: AgentId, able: readonly Agent[], { agents }: Scenario, book: Book): Agent {
  const role = roleOf(agents.find(({ id }) => id === agentId));
  const alike = role === '' ? undefined : able.find((agent) => roleOf(agent) === role);
  if (alike !== undefined) return alike;
  const spoken = new Map<AgentId, number>();
  for (const { agentId: speaker, task, state } of book.conversation.turns)
    if (task.type === 'speak' && state === 'finished') spoken.set(speaker, (spoken.get(speaker) ?? 0) + 1);
  const times = ({ id }: Agent) => spoken.get(id) ?? 0;
  return able.reduce((least, agent) => (times(agent) < times(least) ? agent : least));
}

/** Roles are the same whatever their capitals and spaces. */
function roleOf(agent: Agent | undefined): string {
  return (agent?.role ?? '').trim().replace(/\s+/g, ' ').toLowerCase();
}
