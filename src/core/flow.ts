import type { Json, Random } from '../base';
import type { AgentId, TurnId } from './ids';
import type { JsonSchema } from './json-schema';
import type { Action, Option, TurnTask } from './run-event';
import type { Scenario } from './scenario';

/**
 * How agents work together, written as it is told: a generator that yields the turns that it wants taken next (several:
 * side by side), is given what came of them, and returns when everything is done. Flows are put together by `yield*`.
 *
 * A flow must depend on nothing but the `Table` and what it was given, so that the same log leads it to the same place.
 */
export type Flow<Result = void> = Generator<readonly PlannedTurn[], Result, readonly Outcome[]>;

/** A turn that is wanted. */
export type PlannedTurn = {
  readonly agentId: AgentId;
  readonly task: TurnTask;
  /** Who hears what is said; left out, everybody does. */
  readonly to?: readonly AgentId[];
  /** The part of the work that it is for, in plain words: what a team works on. Left out, its brief says it. */
  readonly about?: string;
};

/** What came of a planned turn. */
export type Outcome = {
  readonly turnId: TurnId;
  readonly agentId: AgentId;
  /** What was said; '' where nothing was. */
  readonly text: string;
  readonly action: Action | null;
};

/** What a flow can look at. */
export interface Table {
  readonly scenario: Scenario;
  /** Chance for the step that comes next. The same place in the log gives the same draws. */
  random(): Random;
}

/** Asks an agent to say something, and gives what it said. `to`: only these agents hear it. */
export function* say(agentId: AgentId, what: Saying = {}): Flow<string> {
  const [outcome] = yield [saying(agentId, what)];
  return outcome?.text ?? '';
}

export type Saying = {
  readonly brief?: string | undefined;
  readonly to?: readonly AgentId[] | undefined;
  readonly about?: string | undefined;
};

/** The turn that `say` asks for, to be taken side by side with others. */
export function saying(agentId: AgentId, { brief, to, about }: Saying = {}): PlannedTurn {
  const task: TurnTask = { type: 'speak', ...(brief !== undefined && brief !== '' && { brief }) };
  return { agentId, task, ...(to !== undefined && { to }), ...(about !== undefined && { about }) };
}

/** Asks an agent to choose one of the options, and gives the option's place in the list. */
export function* choose(agentId: AgentId, question: string, options: readonly Option[]): Flow<number> {
  const [outcome] = yield [choosing(agentId, question, options)];
  return chosenIn(outcome);
}

export function choosing(agentId: AgentId, question: string, options: readonly Option[]): PlannedTurn {
  const offered = options.map(({ text, agentId: id }) => (id === undefined ? { text } : { text, agentId: id }));
  return { agentId, task: { type: 'choose', question, options: offered } };
}

/** The place of the option that was chosen in such a turn; -1 where nothing was. */
export function chosenIn(outcome: Outcome | undefined): number {
  return outcome?.action?.type === 'choose' ? outcome.action.option : -1;
}

/** Asks an agent for a value of a shape. */
export function* answer(agentId: AgentId, brief: string, schema: JsonSchema): Flow<Json> {
  const [outcome] = yield [answering(agentId, brief, schema)];
  return answerIn(outcome);
}

export function answering(agentId: AgentId, brief: string, schema: JsonSchema): PlannedTurn {
  return { agentId, task: { type: 'answer', brief, schema } };
}

/** The value that was answered in such a turn; null where nothing was. */
export function answerIn(outcome: Outcome | undefined): Json {
  return outcome?.action?.type === 'answer' ? outcome.action.value : null;
}

/** Takes turns side by side and gives what came of each, in the same order. */
export function* together(turns: readonly PlannedTurn[]): Flow<readonly Outcome[]> {
  return turns.length === 0 ? [] : yield turns;
}

/**
 * Several flows at once: in each step the turns of all that still go on are taken side by side. Gives their results in
 * the same order.
 */
export function* sideBySide<Result>(flows: readonly Flow<Result>[]): Flow<readonly Result[]> {
  const results = new Map<number, Result>();
  const waiting = new Map<number, readonly PlannedTurn[]>();
  const heard = (place: number, step: IteratorResult<readonly PlannedTurn[], Result>) => {
    if (step.done === true) {
      results.set(place, step.value);
      waiting.delete(place);
    } else waiting.set(place, step.value);
  };
  flows.forEach((flow, place) => {
    heard(place, flow.next());
  });
  while (waiting.size > 0) {
    const steps = [...waiting];
    const outcomes = yield steps.flatMap(([, turns]) => turns);
    let at = 0;
    for (const [place, turns] of steps) {
      const flow = flows[place];
      if (flow !== undefined) heard(place, flow.next(outcomes.slice(at, at + turns.length)));
      at += turns.length;
    }
  }
  return flows.map((_, place) => results.get(place) as Result);
}
