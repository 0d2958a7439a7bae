import { limits, turnIdOf } from '../core';
import { ColumnReader } from './columns';
import {
  type ColumnName,
  columnsOf,
  finishReasons,
  kinds,
  nextSteps,
  type TurnSoFar,
  TurnsSoFar,
  toolNumbers,
  toolOutcomes,
} from './log-columns';
import type { PackedLog } from './pack-log';
import { partedStrings } from './strings';

/**
 * The facts of a packed log, in the format that its scenario names, for `logFrom` to judge: whatever was sent, nothing here
 * is trusted and nothing throws. Null if it is no packed log at all.
 */
export function unpackedLog({ numbers, text }: PackedLog): readonly unknown[] | null {
  const [head, ...texts] = partedStrings(text);
  const { runId, scenario, parent, tasks, makers } = recordFrom(head);
  const { format } = recordOf(scenario);
  const columns = new ColumnReader(columnsOf(format), numbers);
  const agents = listFrom(recordOf(scenario).agents).map((agent) => recordOf(agent).id);
  if (columns.overrun || columns.left('kinds') >= limits.facts) return null;

  const unpacker = new Unpacker(
    columns,
    texts,
    agents,
    listFrom(tasks),
    listFrom(makers),
    format,
    new TurnsSoFar(recordOf(scenario).view),
  );
  const facts: unknown[] = [{ type: 'run-started', runId, scenario, parent, sequence: 0, at: unpacker.time() }];
  while (columns.left('kinds') > 0) {
    const fact = unpacker.fact();
    if (fact === null) return null;
    facts.push({ ...fact, sequence: facts.length });
  }
  return columns.overrun || !unpacker.empty() ? null : facts;
}

class Unpacker {
  private at = 0;
  private textsTaken = 0;
  private perceivedInAll = 0;

  constructor(
    private readonly columns: ColumnReader<ColumnName>,
    private readonly texts: readonly string[],
    private readonly agents: unknown[],
    private readonly tasks: readonly unknown[],
    private readonly makers: readonly unknown[],
    private readonly format: unknown,
    private readonly so: TurnsSoFar,
  ) {}

  time(): number {
    this.at = this.columns.pull('times', this.at);
    return this.at;
  }

  /** Whether everything that was sent has been used. */
  empty(): boolean {
    return (
      this.textsTaken === this.texts.length && columnsOf(this.format).every((name) => this.columns.left(name) === 0)
    );
  }

  /** The next fact without its sequence; null if there can be none. */
  fact(): object | null {
    const { columns, so } = this;
    const at = this.time();
    const kind = kinds[columns.pull('kinds')];
    switch (kind) {
      case undefined:
        return null;
      case 'turn-started':
        return this.start(so.turns.length + 1, at);
      case 'turn-started-again':
        return this.start(columns.pull('again'), at);
      case 'turn-taken-over': {
        const number = columns.pull('again');
        const insteadOf = this.agents[columns.pull('agents')];
        return withMore(this.start(number, at), { insteadOf });
      }
      case 'turn-started-assigning': {
        const number = columns.pull('again');
        const assigns = turnIdOf(columns.pull('again'));
        return withMore(this.start(number, at), { assigns });
      }
      case 'scenario-changed': {
        const scenario = recordFrom(this.text());
        const ids = listFrom(scenario.agents).map((agent) => recordOf(agent).id);
        this.agents.push(...ids.filter((id) => !this.agents.includes(id)));
        return { type: kind, scenario, at };
      }
      case 'run-finished': {
        const reason = finishReasons[columns.pull('ends')];
        const condition = reason === 'condition-met' ? { condition: valueFrom(this.text()) } : {};
        // It is the last fact, so what is left in the column is meant for it.
        const whose = columns.left('agents') > 0 ? { agentId: this.agents[columns.pull('agents')] } : {};
        return { type: kind, reason, ...condition, ...whose, at };
      }
    }
    const turn = so.open[columns.pull('open')];
    if (turn === undefined) return null;
    const turnId = turnIdOf(turn.number);
    switch (kind) {
      case 'prompt-cut':
        return { type: kind, turnId, cut: this.cut(turn).map(turnIdOf), at };
      case 'prompt-summarised':
        return { type: 'prompt-cut', turnId, cut: this.cut(turn).map(turnIdOf), summary: this.text(), at };
      case 'drill-struck':
        return { type: kind, turnId, strike: recordFrom(this.text()), at };
      case 'tool-called':
        return { type: kind, turnId, ...this.call(), at };
      case 'message-sent':
        turn.spoke = true;
        return { type: kind, turnId, from: turn.agent, text: this.text(), at };
      case 'message-sent-to': {
        const to = this.addressed();
        turn.spoke = true;
        turn.listeners = to.map(String);
        return { type: 'message-sent', turnId, from: turn.agent, to, text: this.text(), at };
      }
      case 'action-taken':
        return { type: kind, turnId, agentId: turn.agent, action: this.choice(), at };
      case 'answer-given':
        return {
          type: 'action-taken',
          turnId,
          agentId: turn.agent,
          action: { type: 'answer', value: valueFrom(this.text()) },
          at,
        };
      case 'turn-finished': {
        const by = this.maker(turn, at);
        so.end(turn, true);
        return { type: kind, turnId, by, at };
      }
      case 'turn-failed':
      case 'turn-failed-having-taken': {
        const failure = recordFrom(this.text());
        const partialText = this.text();
        const took = kind === 'turn-failed' ? {} : { took: recordFrom(this.text()) };
        so.end(turn, false);
        return {
          type: 'turn-failed',
          turnId,
          failure,
          partialText,
          next: nextSteps[columns.pull('ends')],
          ...took,
          at,
        };
      }
    }
  }

  private start(number: number, at: number): object | null {
    const { columns, so } = this;
    if (!Number.isInteger(number) || number < 1 || number > Math.min(so.turns.length + 1, limits.turns)) return null;
    const agentId = this.agents[columns.pull('agents')];
    const task = this.tasks[columns.pull('tasks')];
    const perceived = new Set(so.usuallyPerceived(String(agentId)));
    for (let toggles = columns.pull('toggles'); toggles > 0; toggles -= 1) {
      if (columns.overrun) return null;
      const one = columns.pull('toggles');
      if (!perceived.delete(one)) perceived.add(one);
    }
    this.perceivedInAll += perceived.size;
    if (this.perceivedInAll > mostPerceived) return null;
    const numbers = [...perceived].sort((one, other) => one - other);
    so.start(number, String(agentId), numbers, at);
    const { attempt } = so.turns[number - 1] ?? {};
    return {
      type: 'turn-started',
      turnId: turnIdOf(number),
      number,
      attempt,
      agentId,
      task,
      perceived: numbers.map(turnIdOf),
      at,
    };
  }

  /** In logs of format 1 and 2 the number was the place of the agent that was chosen. */
  private choice(): object {
    const chosen = this.columns.pull('chosen');
    return this.format === 1 || this.format === 2
      ? { type: 'choose-speaker', chosen: this.agents[chosen] }
      : { type: 'choose', option: chosen };
  }

  private call(): object {
    const code = this.columns.pull('tools');
    const tool = toolNumbers[Math.floor(code / toolOutcomes.length)];
    const type = toolOutcomes[code % toolOutcomes.length];
    const input = this.text();
    switch (type) {
      case 'result':
        return { tool, input, outcome: { type, text: this.text() } };
      case 'failed':
        return { tool, input, outcome: { type, failure: recordFrom(this.text()) } };
      default:
        return { tool, input, outcome: { type } };
    }
  }

  private addressed(): readonly unknown[] {
    const length = Math.min(this.columns.pull('addressed'), limits.agents);
    return Array.from({ length }, () => this.agents[this.columns.pull('addressed')]);
  }

  private cut(turn: TurnSoFar): readonly number[] {
    const code = this.columns.pull('cuts');
    const length = Math.min(Math.floor(code / 2), limits.turns);
    const cut =
      code % 2 === 0 ? turn.perceived.slice(0, length) : Array.from({ length }, () => this.columns.pull('cuts'));
    turn.perceived = turn.perceived.filter((number) => !cut.includes(number));
    return cut;
  }

  private maker(turn: TurnSoFar, at: number): object {
    const { columns, so } = this;
    const maker = recordOf(this.makers[columns.pull('makers')]);
    const waited = at - turn.at;
    if (maker.type === 'human') return { type: 'human', milliseconds: columns.pull('took', waited) };
    const promptTokens = columns.pull('prompt', so.promptGuess(turn.agent));
    const cached = columns.pull('cached') === 0 ? 0 : columns.pull('cached', so.cachedGuess(turn.agent));
    const completionTokens = columns.pull('completion');
    const firstTokenMilliseconds = columns.pull('first');
    const milliseconds = columns.pull('took', waited);
    so.prompted(turn.agent, promptTokens, completionTokens);
    return {
      ...maker,
      usage: {
        promptTokens,
        prefillTokens: promptTokens - cached,
        completionTokens,
        firstTokenMilliseconds,
        milliseconds,
      },
    };
  }

  private text(): string | undefined {
    const text = this.texts[this.textsTaken];
    this.textsTaken += 1;
    return text;
  }
}

function withMore(fact: object | null, more: object): object | null {
  return fact === null ? null : { ...fact, ...more };
}

/** Far beyond any run that was really made: 400 turns that perceived everything have 80,000. */
const mostPerceived = 500_000;

function recordFrom(text: string | undefined): Readonly<Record<string, unknown>> {
  return recordOf(valueFrom(text));
}

/** What a text says in JSON; undefined where it says nothing. */
function valueFrom(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listFrom(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
