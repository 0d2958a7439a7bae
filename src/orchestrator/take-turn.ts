import { randomAt } from '../base';
import {
  type Agent,
  type AgentId,
  type EnginePart,
  type EngineRequest,
  type Failure,
  type FailureCode,
  failure,
  limits,
  type PlannedTurn,
  type RunEvent,
  type Scenario,
  type TurnId,
  turnIdOf,
  type Usage,
} from '../core';
import { type Conversation, messagesOf, promptOf } from '../projections';
import type { RunHost } from './run-host';

export type TurnToTake = PlannedTurn & { readonly number: number; readonly attempt: number };

type Circumstances = {
  readonly scenario: Scenario;
  readonly host: RunHost;
  /** What had been said when the turn was asked for. */
  readonly before: Conversation;
  readonly turn: TurnToTake;
  readonly mayRetry: boolean;
  readonly signal: AbortSignal;
};

/**
 * Takes one turn and tells what happened, as facts that end in `turn-finished` or `turn-failed`. Never throws for what
 * an engine does: a turn that cannot be taken is a fact like any other.
 */
export async function takeTurn(circumstances: Circumstances): Promise<readonly RunEvent[]> {
  const { scenario, turn } = circumstances;
  const agent = scenario.agents.find(({ id }) => id === turn.agentId);
  if (agent === undefined) throw new Error(`The pattern chose ${turn.agentId}, who is not in the scenario.`);
  return agent.player.type === 'human' ? humanTurn(circumstances) : modelTurn(circumstances, agent, agent.player);
}

async function humanTurn({ host, turn, signal }: Circumstances): Promise<readonly RunEvent[]> {
  const turnId = turnIdOf(turn.number);
  const startedAt = host.now();
  const text = await host.askHuman(turnId, turn.agentId, signal);
  if (text === null)
    return [failed(turnId, failure('engine/stopped', 'Stopped before the person spoke.'), '', 'give-up')];
  return [
    { type: 'message-sent', turnId, from: turn.agentId, text: bounded(text) },
    { type: 'turn-finished', turnId, by: { type: 'human', milliseconds: Math.max(0, host.now() - startedAt) } },
  ];
}

type ModelPlayer = Extract<Agent['player'], { type: 'model' }>;

async function modelTurn(
  circumstances: Circumstances,
  agent: Agent,
  player: ModelPlayer,
): Promise<readonly RunEvent[]> {
  const { scenario, host, before, turn, mayRetry, signal } = circumstances;
  const turnId = turnIdOf(turn.number);
  const engine = host.engineFor(player.modelId);
  if (engine === null) {
    const unknown = failure('engine/model-unknown', `No engine serves ${player.modelId}.`, { model: player.modelId });
    return [failed(turnId, unknown, '', 'give-up')];
  }

  for await (const part of engine.load(player.modelId, signal)) {
    host.loading(player.modelId, part);
    if (part.type === 'failure') return [failed(turnId, part.failure, '', nextAfter(part.failure, mayRetry))];
  }

  const facts: RunEvent[] = [];
  // What this agent's prompt had no room for once stays out, so that its next prompt extends this one.
  const cutBefore =
    before.turns.findLast((earlier) => earlier.agentId === agent.id && earlier.state === 'finished')?.cut ?? [];
  const spoken = before.turns
    .filter((earlier) => earlier.state === 'finished' && earlier.action === null)
    .map((earlier) => earlier.turnId);
  let cut = cutBefore.filter((id) => spoken.includes(id));
  if (cut.length > 0) facts.push({ type: 'prompt-cut', turnId, cut });

  for (;;) {
    const perceived = spoken.filter((id) => !cut.includes(id));
    const parts = promptOf(scenario, before, agent.id, turn.task, perceived);
    const request: EngineRequest = {
      modelId: player.modelId,
      messages: messagesOf(parts),
      maxTokens: scenario.budget.tokensPerTurn,
      temperature: player.temperature,
      seed: randomAt(scenario.seed, turn.number * 64 + turn.attempt).integer(0, 0x7fff_ffff),
      constraint:
        turn.task.type === 'choose-speaker'
          ? { type: 'one-of', texts: turn.task.among.map((id) => nameOf(scenario, id)) }
          : { type: 'none' },
    };
    const { end, text } = await heard(engine.generate(request, signal), (delta) => host.hear(turnId, delta));

    if (end.type === 'failure') {
      if (end.failure.code === 'engine/context-exceeded') {
        const more = oldestToCut(
          parts.map((part) => part.text.length),
          perceived.length,
          end.failure,
        );
        if (more > 0) {
          host.forget(turnId);
          const cutNow = perceived.slice(0, more);
          facts.push({ type: 'prompt-cut', turnId, cut: cutNow });
          cut = [...cut, ...cutNow];
          continue;
        }
      }
      const next = nextAfter(end.failure, mayRetry);
      if (next === 'retry') host.forget(turnId);
      return [...facts, failed(turnId, end.failure, text, next)];
    }

    const by = {
      type: 'model',
      modelId: player.modelId,
      device: end.device,
      ended: end.ended,
      usage: rounded(end.usage),
    } as const;
    if (turn.task.type === 'choose-speaker') {
      const chosen = turn.task.among.find((id) => nameOf(scenario, id) === end.text.trim());
      if (chosen === undefined) {
        const garbled = failure('engine/garbled', `The choice "${end.text}" is none of those that were offered.`);
        return [...facts, failed(turnId, garbled, end.text, nextAfter(garbled, mayRetry))];
      }
      return [
        ...facts,
        { type: 'action-taken', turnId, agentId: agent.id, action: { type: 'choose-speaker', chosen } },
        { type: 'turn-finished', turnId, by },
      ];
    }
    if (end.text.trim() === '') {
      const empty = failure('engine/empty-answer', 'The model answered with nothing.');
      return [...facts, failed(turnId, empty, '', nextAfter(empty, mayRetry))];
    }
    return [
      ...facts,
      { type: 'message-sent', turnId, from: agent.id, text: bounded(end.text) },
      { type: 'turn-finished', turnId, by },
    ];
  }
}

/** What an engine measured, in whole milliseconds and tokens. */
function rounded(usage: Usage): Usage {
  return {
    promptTokens: Math.round(usage.promptTokens),
    prefillTokens: Math.round(usage.prefillTokens),
    completionTokens: Math.round(usage.completionTokens),
    firstTokenMilliseconds: Math.round(usage.firstTokenMilliseconds),
    milliseconds: Math.round(usage.milliseconds),
  };
}

/** Words as a fact can hold them: bounded, and without half a character at the end. */
function bounded(text: string): string {
  return text.slice(0, limits.messageLength).toWellFormed();
}

/** Listens to a stream to its end. */
async function heard(
  parts: AsyncIterable<EnginePart>,
  hear: (delta: string) => void,
): Promise<{ readonly end: Exclude<EnginePart, { type: 'text' }>; readonly text: string }> {
  let text = '';
  for await (const part of parts) {
    if (part.type !== 'text') return { end: part, text };
    text += part.text;
    hear(part.text);
  }
  return {
    end: { type: 'failure', failure: failure('engine/failed', 'The engine ended its answer without saying how.') },
    text,
  };
}

/**
 * How many of the oldest messages to leave out so that the prompt fills about two thirds of the context: room to
 * grow for some turns, so that not every turn cuts anew. At least one, and never the last message; 0 if none is left.
 */
function oldestToCut(lengths: readonly number[], messages: number, { details }: Failure): number {
  if (messages <= 1) return 0;
  const promptTokens = Number(details?.promptTokens ?? 0);
  const contextTokens = Number(details?.contextTokens ?? 0);
  const characters = lengths.reduce((sum, length) => sum + length, 0);
  const surplus = promptTokens > 0 ? characters * (1 - (0.65 * contextTokens) / promptTokens) : 0;
  const perMessage = characters / lengths.length;
  return Math.min(messages - 1, Math.max(1, Math.ceil(surplus / perMessage)));
}

/** Failures that a second try can mend, because the engine replaces what broke or draws again. */
const worthAnotherTry: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'engine/worker-dead',
  'engine/worker-silent',
  'engine/device-lost',
  'engine/garbled',
  'engine/empty-answer',
  'engine/failed',
]);

function nextAfter({ code }: Failure, mayRetry: boolean): 'retry' | 'give-up' {
  return mayRetry && worthAnotherTry.has(code) ? 'retry' : 'give-up';
}

function failed(turnId: TurnId, reason: Failure, partialText: string, next: 'retry' | 'give-up'): RunEvent {
  const told = { ...reason, message: bounded(reason.message) };
  return { type: 'turn-failed', turnId, failure: told, partialText: bounded(partialText), next };
}

function nameOf(scenario: Scenario, id: AgentId): string {
  const agent = scenario.agents.find((other) => other.id === id);
  if (agent === undefined) throw new Error(`${id} is not in the scenario.`);
  return agent.name;
}
