import {
  type AgentId,
  composedFlow,
  type Decision,
  type EndCondition,
  type FailureCode,
  FlowWalk,
  type NextStep,
  outerScenario,
  type PatternLookup,
  type PlannedTurn,
  type Recorded,
  type Scenario,
  type ToolCall,
  type TurnId,
  turnIdOf,
} from '../core';
import { type Conversation, ConversationInPlace, EndWatch, reaches, type Turn, turnById } from '../projections';
import { BudgetWatch } from './budget-watch';
import { judgedFlow } from './judged-flow';
import { Reliance } from './reliance';

/**
 * What the orchestrator must know of the facts so far to take the next turn, kept so that neither a fact nor a turn costs
 * more the longer the run is: a message that is said to a few is written down for those few.
 */
export class Book {
  readonly log: Recorded[] = [];
  readonly budgets = new BudgetWatch();
  readonly reliance = new Reliance();
  private readonly talk = new ConversationInPlace();
  private readonly ends = new EndWatch();
  /** Failed, and not taken again since; in the order of their numbers. */
  private failed: readonly number[] = [];
  private readonly forAll: TurnId[] = [];
  private readonly forOne = new Map<AgentId, TurnId[]>();
  private readonly lastByModel = new Map<AgentId | null, TurnId>();
  private readonly calls = new Map<AgentId, ToolCall[]>();
  private readonly retried = new Set<TurnId>();
  /** What is to become of each failed turn. */
  private readonly nextSteps = new Map<number, NextStep>();

  private walk: FlowWalk;

  /** The log so far is added fact by fact. Throws where the pattern cannot run the scenario. */
  constructor(
    private scenario: Scenario,
    private readonly patternFor: PatternLookup,
  ) {
    this.walk = walkOf(scenario, patternFor);
  }

  /** What the pattern wants next. */
  decide(): Decision {
    return this.walk.decide();
  }

  /** The condition that ends the run now; null while none does. */
  endMet(): EndCondition | null {
    return this.ends.met(this.conversation);
  }

  get conversation(): Conversation {
    return this.talk.state;
  }

  add(fact: Recorded): void {
    this.log.push(fact);
    if (fact.type === 'scenario-changed') this.change(fact.scenario);
    else this.walk.apply(fact);
    this.talk.apply(fact);
    this.ends.apply(fact, this.talk.state);
    this.budgets.apply(fact, this.talk.state);
    this.reliance.apply(fact);
    if (fact.type === 'turn-started') this.failed = this.failed.filter((number) => number !== fact.number);
    if (fact.type === 'turn-finished') this.finish(fact.turnId, fact.by.type === 'model');
    if (fact.type === 'turn-failed') {
      this.nextSteps.set(numberOf(fact.turnId), fact.next);
      this.failed = [...this.failed, numberOf(fact.turnId)].sort((one, other) => one - other);
      // So that a resumed run tries no more often than an unbroken one.
      if (!noFault.has(fact.failure.code)) {
        if (fact.next === 'retry') this.retried.add(fact.turnId);
        else this.retried.delete(fact.turnId);
      }
    }
  }

  /** The pattern begins anew with the changed scenario, and finds its place again by what has happened. */
  private change(scenario: Scenario): void {
    this.scenario = scenario;
    this.walk = walkOf(scenario, this.patternFor);
    for (const fact of this.log) this.walk.apply(fact);
  }

  /**
   * The finished turns that this agent may have in its prompt for a turn, oldest first: none of those that are side by side
   * with it, also where it is tried again or taken over when they are over.
   */
  perceivableIn(planned: PlannedTurn, agentId: AgentId): readonly TurnId[] {
    const all = this.perceivableBy(agentId);
    const beside = this.walk.finishedBeside();
    if (beside.length === 0 || this.walk.begunAs(planned) === undefined) return all;
    return all.filter((turnId) => !beside.includes(turnId));
  }

  /** The finished turns that this agent may have in its prompt, oldest first. */
  perceivableBy(agentId: AgentId): readonly TurnId[] {
    const own = this.forOne.get(agentId) ?? [];
    if (own.length === 0) return [...this.forAll];
    if (this.forAll.length === 0) return [...own];
    return [...this.forAll, ...own].sort((one, other) => numberOf(one) - numberOf(other));
  }

  /** What an agent called in the turns that it finished, oldest first. */
  callsOf(agentId: AgentId): readonly ToolCall[] {
    return this.calls.get(agentId) ?? [];
  }

  /** The last turn that a model finished: this agent's, or anybody's where all share one transcript and nobody has a secret. */
  lastPromptOf(agentId: AgentId): Turn | null {
    const isEverybodys = this.scenario.view === 'shared' && this.forOne.size === 0;
    const turnId = this.lastByModel.get(isEverybodys ? null : agentId);
    return (turnId && turnById(this.talk.state, turnId)) ?? null;
  }

  wasRetried(number: number): boolean {
    return this.retried.has(turnIdOf(number));
  }

  /** `done`, or what is to become of the turn after it failed. */
  stateOf(number: number): NextStep | 'done' {
    const turn = this.talk.state.turns[number - 1];
    if (turn?.state === 'finished') return 'done';
    return this.nextSteps.get(number) ?? 'retry';
  }

  /**
   * The numbers under which wanted turns were begun, null for those that were not. Turns that failed are taken again
   * under their own numbers before new ones are counted, also where the plan has changed since.
   */
  numbersFor(wanted: readonly PlannedTurn[]): readonly { planned: PlannedTurn; number: number | null }[] {
    const begun = wanted.map((planned) => this.walk.begunAs(planned));
    const known = begun.map((turnId) => (turnId == null ? null : numberOf(turnId)));
    const left = this.failed.filter((number) => !known.includes(number) && !this.isQuestion(number));
    const numberFor = ({ agentId }: PlannedTurn, place: number) =>
      begun[place] === undefined ? this.failed.findLast((number) => this.callIn(number) === agentId) : left.shift();
    return wanted.map((planned, place) => ({ planned, number: known[place] ?? numberFor(planned, place) ?? null }));
  }

  /** Whom a person called for the turn that was not finished; null if it was called for by the pattern, or none is left. */
  calledBefore(): AgentId | null {
    const number = this.failed.at(-1);
    return number === undefined ? null : this.callIn(number);
  }

  /** Whose turn a person called for, where this failed one is in no plan of the scenario as it is now. */
  private callIn(number: number): AgentId | null {
    const turn = this.talk.state.turns[number - 1];
    if (turn === undefined || this.walk.isPlanned(turn.turnId)) return null;
    const { task, assigns, insteadOf, agentId } = turn;
    const isCall = task.type === 'speak' && task.brief === undefined && assigns === null;
    return isCall && turn.scenario === this.talk.state.scenario ? (insteadOf ?? agentId) : null;
  }

  /** The failed turn in which the leader was asked who takes this one over; null if there is none. */
  askedAbout(turnId: TurnId): number | null {
    const { turns } = this.talk.state;
    return this.failed.findLast((number) => turns[number - 1]?.assigns === turnId) ?? null;
  }

  private isQuestion(number: number): boolean {
    return this.talk.state.turns[number - 1]?.assigns !== null;
  }

  private finish(turnId: TurnId, byModel: boolean): void {
    const turn = turnById(this.talk.state, turnId);
    if (turn === undefined) return;
    if (turn.calls.length > 0) this.calls.set(turn.agentId, [...this.callsOf(turn.agentId), ...turn.calls]);
    if (byModel) this.lastByModel.set(turn.agentId, turnId).set(null, turnId);
    const listeners = turn.to === null ? null : new Set([turn.agentId, ...turn.to]);
    if (listeners === null) {
      if (reaches(this.scenario, turn, turn.agentId)) putInOrder(this.forAll, turnId);
      return;
    }
    for (const listener of listeners) {
      const heard = this.forOne.get(listener) ?? [];
      if (heard.length === 0) this.forOne.set(listener, heard);
      putInOrder(heard, turnId);
    }
  }
}

function walkOf(scenario: Scenario, patternFor: PatternLookup): FlowWalk {
  const [problem] = patternFor(scenario.pattern.kind)?.problems(outerScenario(scenario)) ?? [];
  if (problem !== undefined)
    throw new Error(`A scenario with problems must not be run: ${problem.code} at ${problem.path}.`);
  return new FlowWalk(scenario, (table) => judgedFlow(composedFlow(table, patternFor), scenario));
}

/** A turn that was tried again, or taken over, can end after later ones. */
function putInOrder(turnIds: TurnId[], turnId: TurnId): void {
  let place = turnIds.length;
  while (place > 0 && numberOf(turnIds[place - 1] ?? turnId) > numberOf(turnId)) place -= 1;
  turnIds.splice(place, 0, turnId);
}

function numberOf(turnId: TurnId): number {
  return Number(turnId.slice('turn-'.length));
}

/** What ends an attempt without anything having failed: it takes nothing from the tries that are left. */
const noFault: ReadonlySet<FailureCode> = new Set<FailureCode>(['turn/interrupted', 'turn/sent-back']);
