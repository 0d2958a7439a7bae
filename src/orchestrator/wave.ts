import {
  type AgentId,
  agentOf,
  choosing,
  isWanted,
  limits,
  type PlannedTurn,
  type RunEvent,
  type Scenario,
  type TurnId,
  turnIdOf,
} from '../core';
import { isByStandIn, memberOf, promptWords } from '../projections';
import type { Book } from './book';
import { ableInsteadOf, deputyFor } from './deputies';
import { deskFor } from './desk';
import type { RunHost } from './run-host';
import { takeTurn } from './take-turn';

/** What the turns of a wave are taken with. */
export type WaveParts = {
  readonly scenario: Scenario;
  readonly host: RunHost;
  readonly book: Book;
  readonly signal: AbortSignal;
  record(event: RunEvent): void;
};

/** A turn as it is about to be tried. `agentId`: who takes it; `owner`: whose turn it is. */
type Attempt = PlannedTurn & {
  readonly planned: PlannedTurn;
  readonly owner: AgentId;
  readonly number: number;
  readonly attempt: number;
  readonly assigns?: TurnId;
};

/** A turn that is wanted, and its number where it was begun. */
type Wanted = { readonly planned: PlannedTurn; readonly number: number | null };

/**
 * Takes turns side by side: each is tried again once where that can help, then by the agent's second model, and then,
 * where the scenario wants it, by another agent, one turn after the other. False if one of them could not be taken.
 * Where it stands follows from the facts, so that a run which is resumed goes on as the unbroken one did.
 */
export async function takeWave(parts: WaveParts, planned: readonly PlannedTurn[]): Promise<boolean> {
  const { scenario, book, host, signal, record } = parts;
  const begun = book.numbersFor(planned);
  const atOnce = begun.filter((turn) => !waitsForAnother(turn));
  let fresh = nextNumber();
  const numbered = atOnce.map((turn) => ({ ...turn, number: turn.number ?? fresh++ }));
  if (!(await tryTurns(numbered.map((turn) => attemptOf(turn, turn.number, takerBefore(turn)))))) return false;
  // In the order of the plan, whoever was tried above too.
  const wanted = begun.map((turn) => numbered[atOnce.indexOf(turn)] ?? turn);
  for (const turn of wanted) if (!(await handOver(turn))) return false;
  return true;

  /** Whether a turn waits for another agent: its own could not take it, or is out. */
  function waitsForAnother({ planned: { agentId }, number }: Wanted): boolean {
    if (scenario.takeOver === undefined) return false;
    const state = number === null ? 'give-up' : book.stateOf(number);
    if (state === 'take-over') return true;
    return state === 'give-up' && book.reliance.isOut(agentId) && ableInsteadOf(scenario, book, agentId).length > 0;
  }

  /** Whoever was at a turn that is tried again; otherwise the agent whose turn it is. */
  function takerBefore({ planned: { agentId }, number }: Wanted): AgentId {
    const before = number === null ? undefined : book.conversation.turns[number - 1];
    if (number === null || before?.insteadOf !== agentId) return agentId;
    const goesOn = book.stateOf(number) === 'retry' || book.stateOf(number) === 'second-model';
    return goesOn && agentOf(scenario, before.agentId) !== undefined ? before.agentId : agentId;
  }

  function attemptOf({ planned }: Wanted, number: number, agentId: AgentId): Attempt {
    const before = book.conversation.turns[number - 1];
    const attempt = (before?.attempt ?? 0) + 1;
    const { agentId: owner, to } = planned;
    // Whose turn it was hears what is said instead, and nobody is told their own words.
    const heardBy = to === undefined || agentId === owner ? to : [...to.filter((id) => id !== agentId), owner];
    return { ...planned, planned, agentId, owner, number, attempt, ...(heardBy !== undefined && { to: heardBy }) };
  }

  function nextNumber(): number {
    return book.conversation.turns.length + 1;
  }

  /** Looks for somebody who takes the turn, until it is taken. */
  async function handOver(turn: Wanted): Promise<boolean> {
    for (let { number } = turn; waitsForAnother({ ...turn, number }); ) {
      const agentId = await deputyOf(turn.planned.agentId, number);
      if (agentId === null) return false;
      if (number !== null) await host.mayTryAgain(signal);
      if (signal.aborted) return false;
      number ??= nextNumber();
      if (!(await tryTurns([attemptOf(turn, number, agentId)]))) return false;
    }
    return true;
  }

  /** Who takes the turn with this number now, null for one that was not begun; null if the run was stopped over the question. */
  async function deputyOf(owner: AgentId, number: number | null): Promise<AgentId | null> {
    const turnId = number === null ? null : turnIdOf(number);
    for (;;) {
      const found = deputyFor(scenario, (kind) => host.patternFor(kind), book, { agentId: owner, turnId });
      if (found === null) return owner;
      if (found.type === 'agent') return found.agentId;
      const [first] = found.among;
      if (turnId === null || !hasRoomForAQuestion()) return first?.id ?? found.leader;
      const { whoTakesOver } = promptWords[scenario.language];
      const name = memberOf(book.conversation, owner)?.name ?? owner;
      const options = found.among.map(({ id, name: text }) => ({ text, agentId: id }));
      const question = { planned: choosing(found.leader, whoTakesOver(name), options), number: null };
      const attempt = attemptOf(question, book.askedAbout(turnId) ?? nextNumber(), found.leader);
      if (!(await tryTurns([{ ...attempt, assigns: turnId }]))) return null;
    }
  }

  /** A question is a turn too, and the budget must last for those that are wanted. */
  function hasRoomForAQuestion(): boolean {
    const left = wanted.filter(({ number }) => number === null || book.stateOf(number) !== 'done');
    return left.length < book.budgets.turnsLeft(scenario) && nextNumber() + left.length <= limits.turns;
  }

  /** Tries turns until each is done or waits for another agent. False if one was given up, or the run was stopped. */
  async function tryTurns(turns: readonly Attempt[]): Promise<boolean> {
    let untaken = turns;
    while (untaken.length > 0) {
      await tryOnce(untaken);
      const states = untaken.map(({ number }) => book.stateOf(number));
      if (states.includes('give-up') || signal.aborted) return false;
      untaken = untaken.flatMap((turn, index) =>
        states[index] === 'retry' || states[index] === 'second-model' ? [{ ...turn, attempt: turn.attempt + 1 }] : [],
      );
      if (untaken.length > 0) await host.mayTryAgain(signal);
      if (signal.aborted) return false;
    }
    return true;
  }

  async function tryOnce(turns: readonly Attempt[]): Promise<void> {
    const told = turns.map((turn) => ({
      ...turn,
      perceived: book.perceivableIn(turn.planned, turn.agentId),
      byStandIn: isByStandIn(book.conversation, turn.agentId, turn.number),
      mayRetry: !book.wasRetried(turn.number),
      tokens: book.budgets.tokensLeft(scenario, turn.agentId, turns.length),
    }));
    for (const { number, attempt, agentId, owner, task, perceived, assigns } of told) {
      record({
        type: 'turn-started',
        turnId: turnIdOf(number),
        number,
        attempt,
        agentId,
        task,
        perceived,
        ...(owner !== agentId && { insteadOf: owner }),
        ...(assigns !== undefined && { assigns }),
      });
    }
    const desk = deskFor(told.length);
    const alone = told.length === 1;
    const taken = told.map(async (turn) => {
      const events: RunEvent[] = [];
      const settle = (event: RunEvent) => record(settled(event, turn));
      const tell = alone ? settle : (event: RunEvent) => void events.push(event);
      await takeTurn({ scenario, host, book, turn, mayRetry: turn.mayRetry, place: desk.place(), signal, tell });
      return () => events.forEach(settle);
    });
    // Recorded in the order asked for, so that the log does not depend on who was faster.
    for (const recordAll of await Promise.all(taken)) recordAll();
  }

  /** A turn that would be given up waits for another agent instead, where one can take it. */
  function settled(event: RunEvent, { owner, agentId, assigns }: Attempt): RunEvent {
    if (event.type !== 'turn-failed' || event.next !== 'give-up') return event;
    if (scenario.takeOver === undefined || signal.aborted || isWanted(event.failure)) return event;
    const others = ableInsteadOf(scenario, book, owner).filter(({ id }) => id !== agentId);
    return assigns !== undefined || others.length > 0 ? { ...event, next: 'take-over' } : event;
  }
}
