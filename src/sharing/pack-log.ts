import { assertNever } from '../base';
import {
  type Agent,
  type AgentId,
  formatVersion,
  type Recorded,
  type RunLog,
  type Scenario,
  type TurnId,
  type TurnMaker,
  type TurnTask,
} from '../core';
import { ColumnWriter } from './columns';
import {
  columnsOf,
  finishReasons,
  kinds,
  nextSteps,
  type TurnSoFar,
  TurnsSoFar,
  toolNumbers,
  toolOutcomes,
} from './log-columns';
import { joinedStrings } from './strings';

/** A log as a link carries it: what follows from the rest is left out, and what remains is numbers and strings. */
export type PackedLog = { readonly numbers: Uint8Array<ArrayBuffer>; readonly text: string };

/** Packs a log that `logFrom` lets in. `unpackedLog` gives back exactly the same facts. */
export function packedLog(log: RunLog): PackedLog {
  const [first, ...facts] = log;
  if (first?.type !== 'run-started') throw new Error('A log begins with run-started.');
  const { runId, scenario, parent } = first;
  const packer = new Packer(scenario.agents, scenario.view);
  packer.time(first.at);
  for (const fact of facts) packer.pack(fact);
  const head = JSON.stringify({ runId, scenario, parent, tasks: packer.tasks.items, makers: packer.makers.items });
  return { numbers: packer.columns.bytes(), text: joinedStrings([head, ...packer.texts]) };
}

class Packer {
  readonly columns = new ColumnWriter(columnsOf(formatVersion));
  readonly texts: string[] = [];
  readonly tasks = new Table<TurnTask>();
  readonly makers = new Table<MakerWithoutAmounts>();
  private at = 0;
  /** Everybody who ever took part; who came later stands behind. */
  private readonly agents: AgentId[];

  private readonly so: TurnsSoFar;

  constructor(agents: readonly Agent[], view: Scenario['view']) {
    this.agents = agents.map(({ id }) => id);
    this.so = new TurnsSoFar(view);
  }

  time(at: number): void {
    this.columns.push('times', at, this.at);
    this.at = at;
  }

  pack(fact: Recorded): void {
    this.time(fact.at);
    switch (fact.type) {
      case 'run-started':
        throw new Error('A run starts once.');
      case 'turn-started':
        this.packStart(fact);
        return;
      case 'scenario-changed':
        this.kind(fact.type);
        this.texts.push(JSON.stringify(fact.scenario));
        this.agents.push(...newAgents(fact.scenario.agents, this.agents));
        return;
      case 'run-finished':
        this.kind('run-finished');
        this.columns.push('ends', finishReasons.indexOf(fact.reason));
        if (fact.reason === 'condition-met') this.texts.push(JSON.stringify(fact.condition));
        if (fact.agentId !== undefined) this.columns.push('agents', this.placeOf(fact.agentId));
        return;
      default:
        this.kind(kindOf(fact));
        this.packInTurn(fact);
    }
  }

  private packInTurn(fact: InTurn): void {
    const { columns, so } = this;
    const place = so.open.findIndex(({ number }) => number === numberOf(fact.turnId));
    const turn = so.open[place];
    if (turn === undefined) throw new Error(`${fact.turnId} is not under way.`);
    columns.push('open', place);
    switch (fact.type) {
      case 'prompt-cut':
        this.packCut(turn, fact.cut.map(numberOf));
        if (fact.summary !== undefined) this.texts.push(fact.summary);
        return;
      case 'drill-struck':
        this.texts.push(JSON.stringify(fact.strike));
        return;
      case 'tool-called': {
        const { tool, input, outcome } = fact;
        columns.push('tools', toolNumbers.indexOf(tool) * toolOutcomes.length + toolOutcomes.indexOf(outcome.type));
        this.texts.push(input);
        if (outcome.type === 'result') this.texts.push(outcome.text);
        if (outcome.type === 'failed') this.texts.push(JSON.stringify(outcome.failure));
        return;
      }
      case 'message-sent':
        turn.spoke = true;
        if (fact.to !== undefined) {
          turn.listeners = fact.to;
          columns.push('addressed', fact.to.length);
          for (const id of fact.to) columns.push('addressed', this.placeOf(id));
        }
        this.texts.push(fact.text);
        return;
      case 'action-taken':
        if (fact.action.type === 'choose') columns.push('chosen', fact.action.option);
        else this.texts.push(JSON.stringify(fact.action.value));
        return;
      case 'turn-finished':
        this.packMaker(turn, fact.by, fact.at);
        so.end(turn, true);
        return;
      case 'turn-failed':
        this.texts.push(JSON.stringify(fact.failure), fact.partialText);
        if (fact.took !== undefined) this.texts.push(JSON.stringify(fact.took));
        columns.push('ends', nextSteps.indexOf(fact.next));
        so.end(turn, false);
        return;
      default:
        assertNever(fact);
    }
  }

  private packStart(fact: Extract<Recorded, { type: 'turn-started' }>): void {
    const { number, agentId, insteadOf, assigns, task, perceived, at } = fact;
    const { columns, so } = this;
    const again = number <= so.turns.length;
    if (insteadOf !== undefined) {
      this.kind('turn-taken-over');
      columns.push('again', number);
      columns.push('agents', this.placeOf(insteadOf));
    } else if (assigns !== undefined) {
      this.kind('turn-started-assigning');
      columns.push('again', number);
      columns.push('again', numberOf(assigns));
    } else {
      this.kind(again ? 'turn-started-again' : 'turn-started');
      if (again) columns.push('again', number);
    }
    columns.push('agents', this.placeOf(agentId));
    columns.push('tasks', this.tasks.placeOf(task));
    const numbers = perceived.map(numberOf);
    const usual = so.usuallyPerceived(agentId);
    const toggled = [
      ...usual.filter((one) => !numbers.includes(one)),
      ...numbers.filter((one) => !usual.includes(one)),
    ];
    columns.push('toggles', toggled.length);
    for (const one of toggled) columns.push('toggles', one);
    so.start(number, agentId, numbers, at);
  }

  private packCut(turn: TurnSoFar, cut: readonly number[]): void {
    const oldest = cut.every((number, index) => number === turn.perceived[index]);
    this.columns.push('cuts', 2 * cut.length + (oldest ? 0 : 1));
    if (!oldest) for (const number of cut) this.columns.push('cuts', number);
    turn.perceived = turn.perceived.filter((number) => !cut.includes(number));
  }

  private packMaker(turn: TurnSoFar, by: TurnMaker, at: number): void {
    const { columns, so } = this;
    const waited = at - turn.at;
    if (by.type === 'human') {
      columns.push('makers', this.makers.placeOf({ type: 'human' }));
      columns.push('took', by.milliseconds, waited);
      return;
    }
    const { usage, ...maker } = by;
    const cached = usage.promptTokens - usage.prefillTokens;
    columns.push('makers', this.makers.placeOf(maker));
    columns.push('prompt', usage.promptTokens, so.promptGuess(turn.agent));
    columns.push('cached', cached === 0 ? 0 : 1);
    if (cached !== 0) columns.push('cached', cached, so.cachedGuess(turn.agent));
    columns.push('completion', usage.completionTokens);
    columns.push('first', usage.firstTokenMilliseconds);
    columns.push('took', usage.milliseconds, waited);
    so.prompted(turn.agent, usage.promptTokens, usage.completionTokens);
  }

  private placeOf(agentId: AgentId): number {
    return this.agents.indexOf(agentId);
  }

  private kind(kind: (typeof kinds)[number]): void {
    this.columns.push('kinds', kinds.indexOf(kind));
  }
}

function kindOf(fact: InTurn): (typeof kinds)[number] {
  if (fact.type === 'prompt-cut' && fact.summary !== undefined) return 'prompt-summarised';
  if (fact.type === 'turn-failed' && fact.took !== undefined) return 'turn-failed-having-taken';
  if (fact.type === 'message-sent' && fact.to !== undefined) return 'message-sent-to';
  if (fact.type === 'action-taken' && fact.action.type === 'answer') return 'answer-given';
  return fact.type;
}

/** What happens in a turn that is under way. */
type InTurn = Exclude<Recorded, { type: 'run-started' | 'scenario-changed' | 'turn-started' | 'run-finished' }>;

function newAgents(agents: readonly Agent[], known: readonly AgentId[]): readonly AgentId[] {
  return agents.map(({ id }) => id).filter((id) => !known.includes(id));
}

/** Things that come up again and again, each written out once. */
class Table<Item> {
  readonly items: Item[] = [];
  private readonly places = new Map<string, number>();

  placeOf(item: Item): number {
    const key = JSON.stringify(item);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

type MakerWithoutAmounts = { readonly type: 'human' } | Omit<Extract<TurnMaker, { type: 'model' }>, 'usage'>;

function numberOf(turnId: TurnId): number {
  return Number(turnId.slice('turn-'.length));
}
