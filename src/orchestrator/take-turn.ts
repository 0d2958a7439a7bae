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
  type NextStep,
  type PlannedTurn,
  type RunEvent,
  type Scenario,
  type TurnId,
  turnIdOf,
  type Usage,
} from '../core';
import { type Conversation, messagesOf, perceivable, promptOf, summaryPrompt } from '../projections';
import type { PlaceAtDesk } from './desk';
import { leftOutBefore, oldestToCut, summaryOf } from './long-prompts';
import type { RunHost } from './run-host';

export type TurnToTake = PlannedTurn & {
  readonly number: number;
  readonly attempt: number;
  /** To be taken by the agent's second model. */
  readonly byStandIn: boolean;
};

type Circumstances = {
  readonly scenario: Scenario;
  readonly host: RunHost;
  /** What had been said when the turn was asked for. */
  readonly before: Conversation;
  readonly turn: TurnToTake;
  readonly mayRetry: boolean;
  /** Where this turn asks its engine. */
  readonly place: PlaceAtDesk;
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
  try {
    return await (agent.player.type === 'human'
      ? humanTurn(circumstances)
      : modelTurn(circumstances, agent, agent.player));
  } finally {
    circumstances.place.leave();
  }
}

async function humanTurn({ host, turn, place, signal }: Circumstances): Promise<readonly RunEvent[]> {
  // A person takes their time, and no model is to wait for it.
  place.leave();
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
  const { scenario, host, before, turn, mayRetry, place, signal } = circumstances;
  const turnId = turnIdOf(turn.number);
  const modelId = (turn.byStandIn ? player.secondModelId : undefined) ?? player.modelId;
  const mayFailOver = player.secondModelId !== undefined && modelId !== player.secondModelId;
  const nextAfter = ({ code }: Failure): NextStep => {
    if (signal.aborted) return 'give-up';
    if (mayRetry && worthAnotherTry.has(code)) return 'retry';
    return mayFailOver && !wanted.has(code) ? 'second-model' : 'give-up';
  };
  const engine = host.engineFor(modelId);
  if (engine === null) {
    const unknown = failure('engine/model-unknown', `No engine serves ${modelId}.`, { model: modelId });
    return [failed(turnId, unknown, '', nextAfter(unknown))];
  }

  for await (const part of engine.load(modelId, signal)) {
    host.loading(modelId, part);
    if (part.type === 'failure') return [failed(turnId, part.failure, '', nextAfter(part.failure))];
  }

  const facts: RunEvent[] = [];
  const perceivedAll = perceivable(scenario, before);
  let { cut, summary } = leftOutBefore(scenario, before, agent.id, perceivedAll);
  const recordCut = (turnIds: readonly TurnId[]) =>
    facts.push({ type: 'prompt-cut', turnId, cut: turnIds, ...(summary !== null && { summary }) });
  if (cut.length > 0) recordCut(cut);

  for (;;) {
    const perceived = perceivedAll.filter((id) => !cut.includes(id));
    const parts = promptOf(scenario, before, { agentId: agent.id, task: turn.task, perceived, summary });
    const request: EngineRequest = {
      modelId,
      messages: messagesOf(parts),
      maxTokens: scenario.budget.tokensPerTurn,
      temperature: player.temperature,
      ...(player.sampling !== undefined && { sampling: player.sampling }),
      seed: randomAt(scenario.seed, turn.number * 64 + turn.attempt).integer(0, 0x7fff_ffff),
      constraint:
        turn.task.type === 'choose-speaker'
          ? { type: 'one-of', texts: turn.task.among.map((id) => nameOf(scenario, id)) }
          : { type: 'none' },
    };
    const { end, text } = await heard(place.generate(engine, request, signal), (delta) => host.hear(turnId, delta));

    if (end.type === 'failure') {
      if (end.failure.code === 'engine/context-exceeded') {
        const cutNow = oldestToCut(parts, end.failure);
        if (cutNow.length > 0) {
          host.forget(turnId);
          if (scenario.longPrompts === 'summarise') {
            const ask = async (messages: EngineRequest['messages']) => {
              const asked = { ...request, messages, constraint: { type: 'none' } } as const;
              return (await heard(engine.generate(asked, signal), () => {})).end;
            };
            const summed = await summaryOf(cutNow, summary, ask, (turnIds, earlier) =>
              summaryPrompt(scenario, before, turnIds, earlier),
            );
            summary = summed === null ? summary : bounded(summed);
          }
          recordCut(cutNow);
          cut = [...cut, ...cutNow];
          continue;
        }
      }
      const next = nextAfter(end.failure);
      if (next !== 'give-up') host.forget(turnId);
      return [...facts, failed(turnId, end.failure, text, next)];
    }

    const by = {
      type: 'model',
      modelId,
      device: end.device,
      ended: end.ended,
      usage: rounded(end.usage),
      ...(end.cache !== undefined && { cache: end.cache }),
    } as const;
    if (turn.task.type === 'choose-speaker') {
      const chosen = turn.task.among.find((id) => nameOf(scenario, id) === end.text.trim());
      if (chosen === undefined) {
        const garbled = failure('engine/garbled', `The choice "${end.text}" is none of those that were offered.`);
        return [...facts, failed(turnId, garbled, end.text, nextAfter(garbled))];
      }
      return [
        ...facts,
        { type: 'action-taken', turnId, agentId: agent.id, action: { type: 'choose-speaker', chosen } },
        { type: 'turn-finished', turnId, by },
      ];
    }
    if (end.text.trim() === '') {
      const empty = failure('engine/empty-answer', 'The model answered with nothing.');
      return [...facts, failed(turnId, empty, '', nextAfter(empty))];
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

/** Failures that a second try can mend, because the engine replaces what broke or draws again. */
const worthAnotherTry: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'engine/worker-dead',
  'engine/worker-silent',
  'engine/device-lost',
  'engine/garbled',
  'engine/empty-answer',
  'engine/failed',
]);

/** Failures that somebody asked for: no other model is to do what was stopped. */
const wanted: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'engine/stopped',
  'engine/download-cancelled',
  'turn/interrupted',
]);

function failed(turnId: TurnId, reason: Failure, partialText: string, next: NextStep): RunEvent {
  const told = { ...reason, message: bounded(reason.message) };
  return { type: 'turn-failed', turnId, failure: told, partialText: bounded(partialText), next };
}

function nameOf(scenario: Scenario, id: AgentId): string {
  const agent = scenario.agents.find((other) => other.id === id);
  if (agent === undefined) throw new Error(`${id} is not in the scenario.`);
  return agent.name;
}
