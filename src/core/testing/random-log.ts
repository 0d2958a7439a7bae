import { type Random, randomAt } from '../../base';
import type { Strike } from '../drill';
import { type FailureCode, failure, failureCodes } from '../failure';
import { type AgentId, type RunId, type TurnId, turnIdOf } from '../ids';
import type { JsonSchema } from '../json-schema';
import { limits } from '../limits';
import type { Action, Recorded, RunEvent, RunLog, ToolOutcome, TurnMaker, TurnTask } from '../run-event';
import type { Scenario } from '../scenario';
import { cacheUses, type Usage } from '../usage';
import { randomScenario } from './random-scenario';
import { randomText } from './random-text';

export type RandomLogOptions = {
  /** Turns that are asked for; those that fail are tried again. */
  readonly turns?: number;
  /** What an agent says. */
  readonly textOf?: (random: Random) => string;
  readonly scenario?: Scenario;
};

/**
 * A valid log with everything in it that can happen to a run: turns side by side, choices, people, failures, retries,
 * prompts that were cut, an end or none. The same seed and options give the same log.
 */
export function randomLog(seed: number, options: RandomLogOptions = {}): RunLog {
  const random = randomAt(seed, 0);
  const scenario = options.scenario ?? randomScenario(random);
  const writer = new LogWriter(random, scenario, options.textOf ?? ((draw) => randomText(draw, limits.messageLength)));
  writer.start();
  const turns = options.turns ?? random.integer(0, 14);
  while (writer.asked < turns) {
    writer.takeTurns(Math.min(turns - writer.asked, random.next() < 0.2 ? 3 : 1));
    if (random.next() < 0.05) writer.change();
  }
  if (random.next() < 0.5) writer.finish();
  return writer.log;
}

class LogWriter {
  readonly log: Recorded[] = [];
  asked = 0;
  private at: number;
  /** Finished turns that said something, and who heard it; null for everybody. */
  private readonly spoken = new Map<TurnId, readonly AgentId[] | null>();

  constructor(
    private readonly random: Random,
    private scenario: Scenario,
    private readonly textOf: (random: Random) => string,
  ) {
    this.at = 1_790_000_000_000 + random.integer(0, 1_000_000_000);
  }

  start(): void {
    const { random, scenario } = this;
    const runId = `run-${random.integer(0, 0xffff_ffff).toString(16)}` as RunId;
    const parent = random.next() < 0.2 ? { runId: 'run-0' as RunId, facts: random.integer(0, 40) } : null;
    this.record({ type: 'run-started', runId, scenario, parent });
  }

  /** Side by side; whoever fails tries again until it works, or until the run is given up for a while. */
  takeTurns(count: number): void {
    let numbers = Array.from({ length: count }, (_, index) => this.asked + index + 1);
    this.asked += count;
    for (let attempt = 1; numbers.length > 0; attempt += 1) {
      const turns = numbers.map((number) => this.startTurn(number, attempt));
      numbers = turns.filter((turn) => !this.endTurn(turn, attempt)).map(({ number }) => number);
      for (const number of numbers) if (this.random.next() < 0.2) this.assign(turnIdOf(number));
    }
  }

  /** Somebody is asked who takes a failed turn over. */
  private assign(assigns: TurnId): void {
    this.asked += 1;
    const number = this.asked;
    const turnId = turnIdOf(number);
    const agentId = this.random.pick(this.scenario.agents).id;
    const options = this.scenario.agents.map(({ id }) => ({ text: `Agent ${id}`, agentId: id }));
    const task: TurnTask = { type: 'choose', question: 'Who takes over?', options };
    this.record({ type: 'turn-started', turnId, number, attempt: 1, agentId, task, perceived: [], assigns });
    this.record({ type: 'action-taken', turnId, agentId, action: { type: 'choose', option: 0 } });
    this.record({ type: 'turn-finished', turnId, by: this.maker(agentId) });
  }

  /** One agent fewer, or one that is new. */
  change(): void {
    const { random, scenario } = this;
    const agents =
      scenario.agents.length > 1 && random.next() < 0.5
        ? scenario.agents.slice(1)
        : [...scenario.agents, { ...random.pick(scenario.agents), id: `agent-${this.log.length + 20}` as AgentId }];
    this.scenario = { ...scenario, agents };
    this.record({ type: 'scenario-changed', scenario: this.scenario });
  }

  finish(): void {
    const { random } = this;
    const reason = random.pick(['pattern-finished', 'turns-used-up', 'tokens-used-up', 'stopped'] as const);
    const ofAgent = reason.endsWith('-used-up') && random.next() < 0.5;
    this.record({ type: 'run-finished', reason, ...(ofAgent && { agentId: random.pick(this.scenario.agents).id }) });
  }

  private startTurn(number: number, attempt: number): OpenTurn {
    const { random, scenario } = this;
    const agentId = random.pick(scenario.agents).id;
    const task = this.task();
    const heard = [...this.spoken]
      .filter(([, listeners]) => listeners === null || listeners.includes(agentId))
      .map(([turnId]) => turnId)
      .sort((one, other) => numberOf(one) - numberOf(other));
    const perceived = random.next() < 0.8 ? heard : heard.filter(() => random.next() < 0.5);
    const others = scenario.agents.filter(({ id }) => id !== agentId);
    const instead = attempt > 1 && others.length > 0 && random.next() < 0.3 ? random.pick(others).id : null;
    this.record({
      type: 'turn-started',
      turnId: turnIdOf(number),
      number,
      attempt,
      agentId,
      task,
      perceived,
      ...(instead !== null && { insteadOf: instead }),
    });
    return { turnId: turnIdOf(number), number, agentId, task, perceived };
  }

  /** False if the turn has to be tried again. */
  private endTurn({ turnId, agentId, task, perceived }: OpenTurn, attempt: number): boolean {
    const { random } = this;
    const by = this.maker(agentId);
    if (perceived.length > 2 && random.next() < 0.1) {
      const cut = perceived.slice(0, random.integer(1, perceived.length - 1));
      this.record({
        type: 'prompt-cut',
        turnId,
        cut,
        ...(random.next() < 0.5 && { summary: randomText(random, 300) }),
      });
    }
    const strike = random.next() < 0.1 ? this.strike() : null;
    if (strike !== null) this.record({ type: 'drill-struck', turnId, strike });
    if (attempt < 3 && random.next() < 0.1) {
      this.record({ type: 'turn-failed', turnId, ...this.mishap() });
      return false;
    }
    if (task.type === 'speak') {
      this.callTools(turnId, agentId);
      const dropped = strike?.kind === 'drop';
      const to = dropped ? [] : random.next() < 0.15 ? [random.pick(this.scenario.agents).id] : null;
      const text = strike?.kind === 'inject' ? `Well. ${strike.text}` : this.textOf(random);
      this.record({ type: 'message-sent', turnId, from: agentId, ...(to !== null && { to }), text });
      this.spoken.set(turnId, to === null ? null : [...to, agentId]);
    } else {
      const action: Action =
        task.type === 'choose'
          ? { type: 'choose', option: random.integer(0, task.options.length - 1) }
          : { type: 'answer', value: { bid: random.integer(0, 100), why: [randomText(random, 60)] } };
      this.record({ type: 'action-taken', turnId, agentId, action });
    }
    if (by.type === 'model') this.at += Math.round(by.usage.milliseconds);
    this.record({ type: 'turn-finished', turnId, by });
    return true;
  }

  private callTools(turnId: TurnId, agentId: AgentId): void {
    const { random, scenario } = this;
    const tools = scenario.agents.find(({ id }) => id === agentId)?.tools ?? [];
    if (tools.length === 0) return;
    for (let calls = random.integer(0, limits.callsPerTurn); calls > 0; calls -= 1) {
      const outcome: ToolOutcome = random.pick([
        { type: 'result', text: randomText(random, limits.toolResultLength) },
        { type: 'refused' },
        { type: 'failed', failure: failure('tool/timeout', randomText(random, 80), { milliseconds: 1_000 }) },
      ] as const);
      const input = randomText(random, limits.toolInputLength);
      this.record({ type: 'tool-called', turnId, tool: random.pick(tools), input, outcome });
    }
  }

  private task(): TurnTask {
    const { random, scenario } = this;
    const draw = random.next();
    if (draw < 0.1) {
      const options = scenario.agents.map(({ id }) => ({ text: `Agent ${id}`, agentId: id }));
      return { type: 'choose', question: 'Who speaks next?', options };
    }
    if (draw < 0.15)
      return { type: 'choose', question: randomText(random, 80), options: [{ text: 'yes' }, { text: 'no' }] };
    if (draw < 0.2) return { type: 'answer', brief: randomText(random, 80), schema: bidSchema };
    return draw < 0.3 ? { type: 'speak', brief: randomText(random, 80) } : { type: 'speak' };
  }

  private strike(): Strike {
    const { random } = this;
    return random.pick([
      { kind: 'kill' },
      { kind: 'mute' },
      { kind: 'slow', seconds: random.integer(1, limits.drillSeconds) },
      { kind: 'garble' },
      { kind: 'drop', missedBy: this.scenario.agents.map(({ id }) => id) },
      { kind: 'inject', text: randomText(random, limits.optionLength) },
    ] as const);
  }

  private mishap(): Omit<Extract<RunEvent, { type: 'turn-failed' }>, 'type' | 'turnId'> {
    const { random } = this;
    const code: FailureCode = random.pick(failureCodes);
    const details = random.pick([
      'none',
      { model: 'builtin/small' },
      { promptTokens: 2_100, contextTokens: 2_048 },
    ] as const);
    return {
      failure: failure(code, randomText(random, 200), details === 'none' ? undefined : details),
      partialText: randomText(random, 300),
      next: random.pick(['retry', 'second-model', 'take-over', 'give-up'] as const),
      ...(random.next() < 0.5 && {
        took: { milliseconds: random.integer(0, 9_000), tokens: random.integer(0, 200) },
      }),
    };
  }

  private maker(agentId: AgentId): TurnMaker {
    const { random, scenario } = this;
    const player = scenario.agents.find(({ id }) => id === agentId)?.player;
    if (player?.type !== 'model') return { type: 'human', milliseconds: random.integer(0, 90_000) };
    const device = random.pick(['webgpu', 'wasm', 'cpu', 'browser', 'none'] as const);
    return {
      type: 'model',
      modelId: player.modelId,
      device,
      ended: random.pick(['stop', 'stop', 'length'] as const),
      usage: this.usage(),
      ...(random.next() < 0.1 && { besides: this.usage() }),
      ...(random.next() < 0.5 && { cache: random.pick(cacheUses) }),
    };
  }

  private usage(): Usage {
    const { random } = this;
    const promptTokens = random.integer(20, 2_048);
    const firstTokenMilliseconds = random.integer(10, 2_000) + (random.next() < 0.1 ? 0.100000001490116 : 0);
    return {
      promptTokens,
      prefillTokens: random.next() < 0.5 ? promptTokens : random.integer(0, promptTokens),
      completionTokens: random.integer(0, 200),
      firstTokenMilliseconds,
      milliseconds: firstTokenMilliseconds + random.integer(0, 9_000),
    };
  }

  private record(event: RunEvent): void {
    this.at += this.random.pick([0, 0, 1, 3, 40]);
    this.log.push({ ...event, sequence: this.log.length, at: this.at });
  }
}

const bidSchema: JsonSchema = {
  type: 'object',
  properties: { bid: { type: 'integer' }, why: { type: 'array', items: { type: 'string' } } },
};

type OpenTurn = {
  readonly turnId: TurnId;
  readonly number: number;
  readonly agentId: AgentId;
  readonly task: TurnTask;
  readonly perceived: readonly TurnId[];
};

function numberOf(turnId: TurnId): number {
  return Number(turnId.slice('turn-'.length));
}
