import { randomAt } from '../base';
import type { Flow, Outcome, PlannedTurn, Table } from './flow';
import type { TurnId } from './ids';
import type { Recorded } from './run-event';
import { type Scenario, withoutVisitors } from './scenario';

/** What a flow wants to happen next. */
export type Decision =
  /** Several turns are taken side by side: none of them is in another's prompt. */
  { readonly type: 'take-turns'; readonly turns: readonly PlannedTurn[] } | { readonly type: 'finish' };

/**
 * Walks a flow along a log. Turns that were planned are recognised by their agent and the kind of their task; what else
 * happened (the talk before a fork, a word that a person threw in) is part of the log, but moves the flow nowhere.
 */
export class FlowWalk {
  private readonly flow: Flow;
  private planned: readonly PlannedTurn[] = [];
  private outcomes: (Outcome | null)[] = [];
  private done = false;
  private finishedTurns = 0;
  /** Where in the plan each open or failed turn has its place. */
  private readonly places = new Map<TurnId, number>();
  private readonly said = new Map<TurnId, Pick<Outcome, 'text' | 'action'>>();

  constructor(
    private readonly scenario: Scenario,
    flowOf: (table: Table) => Flow,
  ) {
    this.flow = flowOf({
      scenario: withoutVisitors(scenario),
      random: () => randomAt(scenario.seed, this.finishedTurns),
    });
    this.step(this.flow.next());
  }

  /** What is wanted next: the planned turns that are not finished yet. The same facts always lead to the same decision. */
  decide(): Decision {
    if (this.done) return { type: 'finish' };
    return { type: 'take-turns', turns: this.planned.filter((_, place) => this.outcomes[place] === null) };
  }

  /** The turns that are finished of those that are wanted side by side now: the others are not to have them in their prompts. */
  finishedBeside(): readonly TurnId[] {
    return this.outcomes.flatMap((outcome) => (outcome === null ? [] : [outcome.turnId]));
  }

  /** Under which turn this one of the wanted turns was begun; null where it was not, undefined where it is none of them. */
  begunAs(planned: PlannedTurn): TurnId | null | undefined {
    const place = this.planned.indexOf(planned);
    if (place === -1 || this.outcomes[place] !== null) return undefined;
    for (const [turnId, taken] of this.places) if (taken === place) return turnId;
    return null;
  }

  /** Whether this turn, which is not finished, is one of the wanted ones. */
  isPlanned(turnId: TurnId): boolean {
    return this.places.has(turnId);
  }

  /** Takes note of the next fact. O(1), but for the steps of the flow itself. */
  apply(fact: Recorded): void {
    switch (fact.type) {
      case 'turn-started':
        if (!this.places.has(fact.turnId)) this.place(fact);
        this.said.set(fact.turnId, { text: '', action: null });
        return;
      case 'message-sent':
        this.said.set(fact.turnId, { text: fact.text, action: null });
        return;
      case 'action-taken':
        this.said.set(fact.turnId, { text: '', action: fact.action });
        return;
      case 'turn-finished':
        this.finish(fact.turnId);
        return;
      default:
    }
  }

  /** A turn that is taken over is still the turn of whoever failed. */
  private place({ turnId, agentId, insteadOf, assigns, task }: Extract<Recorded, { type: 'turn-started' }>): void {
    if (assigns !== undefined) return;
    const owner = insteadOf ?? agentId;
    const taken = new Set(this.places.values());
    const place = this.planned.findIndex(
      (turn, index) =>
        this.outcomes[index] === null && !taken.has(index) && turn.agentId === owner && turn.task.type === task.type,
    );
    if (place !== -1) this.places.set(turnId, place);
  }

  private finish(turnId: TurnId): void {
    this.finishedTurns += 1;
    const place = this.places.get(turnId);
    const said = this.said.get(turnId);
    this.places.delete(turnId);
    this.said.delete(turnId);
    const planned = place === undefined ? undefined : this.planned[place];
    if (place === undefined || planned === undefined || said === undefined) return;
    this.outcomes[place] = { turnId, agentId: planned.agentId, ...said };
    const outcomes = this.outcomes.filter((outcome) => outcome !== null);
    if (outcomes.length === this.planned.length) this.step(this.flow.next(outcomes));
  }

  private step(first: IteratorResult<readonly PlannedTurn[], void>): void {
    let next = first;
    // A step without turns is none; a flow that takes many of them goes in circles.
    for (let empty = 0; next.done !== true && next.value.length === 0; empty += 1) {
      if (empty === mostEmptySteps)
        throw new Error(`The pattern ${this.scenario.pattern.kind} plans nothing, again and again.`);
      next = this.flow.next([]);
    }
    this.done = next.done === true;
    this.planned = next.done === true ? [] : next.value;
    this.outcomes = this.planned.map(() => null);
  }
}

const mostEmptySteps = 1_000;
