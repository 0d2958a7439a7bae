import { randomAt } from '../base';
import {
  type Action,
  type Agent,
  agentOf,
  type Constraint,
  type EnginePart,
  type EngineRequest,
  type Failure,
  type FailureCode,
  failure,
  isJsonOf,
  limits,
  type NextStep,
  type PlannedTurn,
  type RunEvent,
  type Scenario,
  type TurnId,
  type TurnTask,
  turnIdOf,
  type Usage,
} from '../core';
import { messagesOf, promptOf, summaryPrompt } from '../projections';
import type { Book } from './book';
import type { PlaceAtDesk } from './desk';
import { leftOutBefore, oldestToCut, summaryOf } from './long-prompts';
import type { RunHost } from './run-host';

export type TurnToTake = PlannedTurn & {
  readonly number: number;
  readonly attempt: number;
  /** The finished turns that the agent may have in its prompt, oldest first. */
  readonly perceived: readonly TurnId[];
  /** To be taken by the agent's second model. */
  readonly byStandIn: boolean;
};

type Circumstances = {
  readonly scenario: Scenario;
  readonly host: RunHost;
  /** What had happened when the turn was asked for. */
  readonly book: Book;
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
  const agent = agentOf(scenario, turn.agentId);
  if (agent === undefined) throw new Error(`The pattern chose ${turn.agentId}, who is not in the scenario.`);
  try {
    return await (agent.player.type === 'model'
      ? modelTurn(circumstances, agent, agent.player)
      : humanTurn(circumstances));
  } finally {
    circumstances.place.leave();
  }
}

async function humanTurn({ host, turn, place, signal }: Circumstances): Promise<readonly RunEvent[]> {
  // A person takes their time, and no model is to wait for it.
  place.leave();
  const turnId = turnIdOf(turn.number);
  const startedAt = host.now();
  const said = await host.askHuman(turnId, turn.agentId, turn.task, signal);
  if (said === null)
    return [failed(turnId, failure('engine/stopped', 'Stopped before the person spoke.'), '', 'give-up')];
  const deed = deedOf(turn, said);
  if (deed === null) throw new Error(`A person did in ${turnId} what was not asked for.`);
  return [
    deed,
    { type: 'turn-finished', turnId, by: { type: 'human', milliseconds: Math.max(0, host.now() - startedAt) } },
  ];
}

type ModelPlayer = Extract<Agent['player'], { type: 'model' }>;

async function modelTurn(
  circumstances: Circumstances,
  agent: Agent,
  player: ModelPlayer,
): Promise<readonly RunEvent[]> {
  const { scenario, host, book, turn, mayRetry, place, signal } = circumstances;
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
  let { cut, summary } = leftOutBefore(book.lastPromptOf(agent.id), turn.perceived);
  const recordCut = (turnIds: readonly TurnId[]) =>
    facts.push({ type: 'prompt-cut', turnId, cut: turnIds, ...(summary !== null && { summary }) });
  if (cut.length > 0) recordCut(cut);

  for (;;) {
    const perceived = cut.length === 0 ? turn.perceived : turn.perceived.filter((id) => !cut.includes(id));
    const parts = promptOf(scenario, book.conversation, { agentId: agent.id, task: turn.task, perceived, summary });
    const request: EngineRequest = {
      modelId,
      messages: messagesOf(parts),
      maxTokens: scenario.budget.tokensPerTurn,
      temperature: player.temperature,
      ...(player.sampling !== undefined && { sampling: player.sampling }),
      seed: randomAt(scenario.seed, turn.number * 64 + turn.attempt).integer(0, 0x7fff_ffff),
      constraint: constraintOf(turn.task),
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
              summaryPrompt(scenario, book.conversation, turnIds, earlier),
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
    const deed = deedOf(turn, end.text);
    if (deed === null) {
      const unfit =
        end.text.trim() === ''
          ? failure('engine/empty-answer', 'The model answered with nothing.')
          : failure('engine/garbled', `The answer "${end.text}" is not what was asked for.`);
      return [...facts, failed(turnId, unfit, end.text, nextAfter(unfit))];
    }
    return [...facts, deed, { type: 'turn-finished', turnId, by }];
  }
}

function constraintOf(task: TurnTask): Constraint {
  switch (task.type) {
    case 'speak':
      return { type: 'none' };
    case 'choose':
      return { type: 'one-of', texts: task.options.map(({ text }) => text) };
    case 'answer':
      return { type: 'json', schema: task.schema };
  }
}

/** What was done in a turn, as these words tell; null if it is not what was asked for. */
function deedOf(turn: TurnToTake, text: string): RunEvent | null {
  if (turn.task.type === 'speak') {
    if (text.trim() === '') return null;
    const to = turn.to === undefined ? {} : { to: turn.to };
    return { type: 'message-sent', turnId: turnIdOf(turn.number), from: turn.agentId, ...to, text: bounded(text) };
  }
  const action = actionIn(turn.task, text);
  return action === null
    ? null
    : { type: 'action-taken', turnId: turnIdOf(turn.number), agentId: turn.agentId, action };
}

function actionIn(task: Exclude<TurnTask, { type: 'speak' }>, text: string): Action | null {
  if (task.type === 'choose') {
    const option = task.options.findIndex((one) => one.text === text.trim());
    return option === -1 ? null : { type: 'choose', option };
  }
  return isJsonOf(task.schema, text) ? { type: 'answer', value: JSON.parse(text) } : null;
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
export function bounded(text: string): string {
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
