import { assertNever } from '../../base';
import type { Strike } from '../drill';
import type { AgentId, TurnId } from '../ids';
import { turnIdOf } from '../ids';
import { fits } from '../json-schema';
import { limits } from '../limits';
import type { Action, Recorded, TurnTask } from '../run-event';
import type { Scenario } from '../scenario';
import type { ToolId } from '../tool-ids';
import { indexOfTwin } from './scenario-from';

/** Watches a log being put together, and says of each next fact whether it can be true after those before it. */
export interface LogKeeper {
  /** Null if the fact fits; else the field that does not. */
  problemOf(fact: Recorded): { readonly field: string; readonly problem: string } | null;
  /** Takes a fact that fits, and gives it back with a time that is not before the last one's. */
  add(fact: Recorded): Recorded;
}

export function logKeeper(): LogKeeper {
  const turns = new Map<TurnId, WatchedTurn>();
  let agents: ReadonlySet<AgentId> = new Set();
  let tools: ReadonlyMap<AgentId, readonly ToolId[]> = new Map();
  let view: Scenario['view'] = 'private';
  let facts = 0;
  let at = 0;
  let finished = false;

  return {
    problemOf: (fact) => {
      if (fact.sequence !== facts) return wrong('sequence', `It should be ${facts}.`);
      if ((fact.type === 'run-started') !== (facts === 0)) return wrong('type', 'A log begins with run-started, once.');
      if (finished) return wrong('type', 'The run has finished before.');
      return problemIn(fact);
    },
    add: (fact) => {
      facts += 1;
      at = Math.max(at, fact.at);
      remember(fact);
      return fact.at === at ? fact : { ...fact, at };
    },
  };

  function problemIn(fact: Recorded): Problem | null {
    switch (fact.type) {
      case 'run-started':
        return indexOfTwin(fact.scenario) === -1 ? null : wrong('scenario.agents', 'Two agents have the same id.');
      case 'scenario-changed':
        return problemInChange(fact);
      case 'turn-started':
        return problemInStart(fact);
      case 'run-finished':
        if ((fact.reason === 'condition-met') !== (fact.condition !== undefined))
          return wrong('condition', 'A condition stands where it was the reason.');
        if (fact.agentId === undefined) return null;
        return fact.reason.endsWith('-used-up') && agents.has(fact.agentId)
          ? null
          : wrong('agentId', 'Not an agent whose budget was used up.');
      default:
        return problemInTurn(fact);
    }
  }

  function problemInChange({ scenario }: Fact<'scenario-changed'>): Problem | null {
    if ([...turns.values()].some(({ state }) => state === 'open')) return wrong('type', 'A turn is under way.');
    if (scenario.view !== view) return wrong('scenario.view', 'Prompts are put together as they were.');
    return indexOfTwin(scenario) === -1 ? null : wrong('scenario.agents', 'Two agents have the same id.');
  }

  function problemInStart(fact: Fact<'turn-started'>): Problem | null {
    const { turnId, number, attempt, agentId, task, perceived } = fact;
    const earlier = turns.get(turnId);
    if (turnId !== turnIdOf(number)) return wrong('turnId', `Turn ${number} is called ${turnIdOf(number)}.`);
    if (earlier === undefined && number !== turns.size + 1)
      return wrong('number', `The next turn is ${turns.size + 1}.`);
    if (earlier !== undefined && earlier.state !== 'failed')
      return wrong('turnId', 'Only a failed turn is tried again.');
    if (attempt !== (earlier?.attempt ?? 0) + 1) return wrong('attempt', 'Attempts are counted from 1.');
    if (!agents.has(agentId)) return wrong('agentId', 'Not one of the agents.');
    const taking = problemInTakeOver(fact);
    if (taking !== null) return taking;
    if (
      task.type === 'choose' &&
      !task.options.every((option) => option.agentId === undefined || agents.has(option.agentId))
    )
      return wrong('task.options', 'Not all of them are agents.');
    if (task.type === 'choose' && new Set(task.options.map(({ text }) => text)).size < task.options.length)
      return wrong('task.options', 'The same option twice.');
    if (!ascending(perceived)) return wrong('perceived', 'Not in the order of the turns.');
    if (!perceived.every((id) => turns.get(id)?.state === 'finished'))
      return wrong('perceived', 'Not all of them were finished.');
    if (view === 'private' && !perceived.every((id) => wasHeard(turns.get(id), agentId)))
      return wrong('perceived', 'It was not said to this agent.');
    return null;
  }

  function problemInTakeOver({ agentId, insteadOf, assigns, task, turnId }: Fact<'turn-started'>): Problem | null {
    if (insteadOf !== undefined && (insteadOf === agentId || !agents.has(insteadOf)))
      return wrong('insteadOf', 'Not another one of the agents.');
    if (assigns === undefined) return null;
    if (insteadOf !== undefined) return wrong('assigns', 'Whoever assigns a turn takes none over.');
    if (assigns === turnId || turns.get(assigns)?.state !== 'failed')
      return wrong('assigns', 'Only a failed turn is assigned.');
    return task.type === 'choose' && task.options.every((option) => option.agentId !== undefined)
      ? null
      : wrong('task', 'Who takes a turn over is chosen among agents.');
  }

  function problemInTurn(
    fact: Fact<
      'drill-struck' | 'prompt-cut' | 'tool-called' | 'message-sent' | 'action-taken' | 'turn-finished' | 'turn-failed'
    >,
  ): Problem | null {
    const turn = turns.get(fact.turnId);
    if (turn?.state !== 'open') return wrong('turnId', 'The turn is not under way.');
    switch (fact.type) {
      case 'drill-struck':
        if (turn.spoke || turn.acted) return wrong('type', 'It strikes before anything is done.');
        if (turn.strikes.some(({ kind }) => kind === fact.strike.kind))
          return wrong('strike', 'The same strike twice.');
        return fact.strike.kind !== 'drop' || fact.strike.missedBy.every((id) => agents.has(id))
          ? null
          : wrong('strike.missedBy', 'Not all of them are agents.');
      case 'prompt-cut':
        if (new Set(fact.cut).size < fact.cut.length) return wrong('cut', 'The same turn twice.');
        return fact.cut.every((id) => turn.perceived.has(id)) ? null : wrong('cut', 'It was not in the prompt.');
      case 'tool-called':
        if (turn.task.type !== 'speak' || turn.spoke) return wrong('type', 'Tools are used before speaking.');
        if (!tools.get(turn.agentId)?.includes(fact.tool)) return wrong('tool', 'Not one of the tools of this agent.');
        return turn.calls < limits.callsPerTurn ? null : wrong('type', 'Too many calls in one turn.');
      case 'message-sent':
        if (fact.from !== turn.agentId) return wrong('from', 'It is not the turn of this agent.');
        if (fact.to?.every((id) => agents.has(id)) === false) return wrong('to', 'Not all of them are agents.');
        if (turn.task.type !== 'speak') return wrong('type', 'The turn asks for no message.');
        return turn.spoke ? wrong('type', 'The turn has its message.') : problemInStruck(fact, turn.strikes);
      case 'action-taken':
        if (fact.agentId !== turn.agentId) return wrong('agentId', 'It is not the turn of this agent.');
        return turn.acted ? wrong('type', 'The turn has its action.') : problemInAction(turn.task, fact.action);
      case 'turn-finished':
        return turn.task.type === 'speak'
          ? turn.spoke
            ? null
            : wrong('type', 'Nothing was said.')
          : turn.acted
            ? null
            : wrong('type', 'Nothing was done.');
      case 'turn-failed':
        return null;
      default:
        return assertNever(fact);
    }
  }

  function remember(fact: Recorded): void {
    switch (fact.type) {
      case 'run-started':
      case 'scenario-changed':
        agents = new Set([...agents, ...fact.scenario.agents.map(({ id }) => id)]);
        tools = new Map([...tools, ...fact.scenario.agents.map((agent) => [agent.id, agent.tools ?? []] as const)]);
        view = fact.scenario.view;
        return;
      case 'turn-started': {
        const { turnId, attempt, agentId, task } = fact;
        turns.set(turnId, {
          attempt,
          agentId,
          task,
          perceived: new Set(fact.perceived),
          state: 'open',
          listeners: null,
          calls: 0,
          strikes: [],
          spoke: false,
          acted: false,
        });
        return;
      }
      case 'drill-struck':
        change(fact.turnId, { strikes: [...(turns.get(fact.turnId)?.strikes ?? []), fact.strike] });
        return;
      case 'prompt-cut':
        for (const id of fact.cut) turns.get(fact.turnId)?.perceived.delete(id);
        return;
      case 'tool-called':
        change(fact.turnId, { calls: (turns.get(fact.turnId)?.calls ?? 0) + 1 });
        return;
      case 'message-sent':
        change(fact.turnId, { spoke: true, listeners: fact.to ?? null });
        return;
      case 'action-taken':
        change(fact.turnId, { acted: true });
        return;
      case 'turn-finished':
        change(fact.turnId, { state: 'finished' });
        return;
      case 'turn-failed':
        change(fact.turnId, { state: 'failed' });
        return;
      case 'run-finished':
        finished = true;
        return;
      default:
        assertNever(fact);
    }
  }

  function change(turnId: TurnId, change: Partial<WatchedTurn>): void {
    const turn = turns.get(turnId);
    if (turn !== undefined) turns.set(turnId, { ...turn, ...change });
  }
}

type Problem = { readonly field: string; readonly problem: string };
type Fact<Type extends Recorded['type']> = Extract<Recorded, { readonly type: Type }>;

type WatchedTurn = {
  readonly attempt: number;
  readonly agentId: AgentId;
  readonly task: TurnTask;
  /** What is left in the prompt. */
  readonly perceived: Set<TurnId>;
  readonly state: 'open' | 'finished' | 'failed';
  /** Who heard it; null for everybody. */
  readonly listeners: readonly AgentId[] | null;
  readonly calls: number;
  readonly strikes: readonly Strike[];
  readonly spoke: boolean;
  readonly acted: boolean;
};

/** What was struck is what the strike made of it. */
function problemInStruck({ text, to }: Fact<'message-sent'>, strikes: readonly Strike[]): Problem | null {
  for (const strike of strikes) {
    if (strike.kind === 'inject' && !text.endsWith(strike.text)) return wrong('text', 'What was injected is missing.');
    if (strike.kind === 'drop' && (to === undefined || strike.missedBy.some((id) => to.includes(id))))
      return wrong('to', 'The message was dropped.');
  }
  return null;
}

function wasHeard(turn: WatchedTurn | undefined, listener: AgentId): boolean {
  return turn?.listeners == null || turn.agentId === listener || turn.listeners.includes(listener);
}

function problemInAction(task: TurnTask, action: Action): Problem | null {
  if (task.type !== action.type) return wrong('type', 'The turn asks for no such action.');
  if (action.type === 'choose')
    return task.type === 'choose' && action.option < task.options.length
      ? null
      : wrong('action.option', 'Not one of those to choose from.');
  return task.type === 'answer' && fits(task.schema, action.value)
    ? null
    : wrong('action.value', 'Not of the shape that was asked for.');
}

function wrong(field: string, problem: string): Problem {
  return { field, problem };
}

function ascending(turnIds: readonly TurnId[]): boolean {
  const numbers = turnIds.map((id) => Number(id.slice('turn-'.length)));
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
}
