import {
  type Agent,
  type Constraint,
  type Failure,
  type FailureCode,
  failure,
  isWanted,
  type NextStep,
  type TurnTask,
  turnIdOf,
} from '../core';
import { type AskedModel, askerFor } from './ask-model';
import type { Circumstances, TurnEnd } from './circumstances';
import type { Spending } from './spending';
import { bounded, deedOf, failed } from './turn-facts';
import { useTools } from './use-tools';

/** Takes a turn with a model: loads it, lets the agent use its tools, and asks for what the turn is for; `spending` is told what that takes. */
export async function modelTurn(
  circumstances: Circumstances,
  agent: Agent,
  player: AskedModel['player'],
  spending: Spending,
): Promise<TurnEnd> {
  const { host, turn, mayRetry, signal, tell } = circumstances;
  const turnId = turnIdOf(turn.number);
  const modelId = (turn.byStandIn ? player.secondModelId : undefined) ?? player.modelId;
  const mayFailOver = player.secondModelId !== undefined && modelId !== player.secondModelId;
  const nextAfter = (reason: Failure): NextStep => {
    if (signal.aborted) return 'give-up';
    if (mayRetry && worthAnotherTry.has(reason.code)) return 'retry';
    return mayFailOver && !isWanted(reason) ? 'second-model' : 'give-up';
  };
  const engine = host.engineFor(modelId);
  if (engine === null) {
    const unknown = failure('engine/model-unknown', `No engine serves ${modelId}.`, { model: modelId });
    return failed(turnId, unknown, '', nextAfter(unknown));
  }

  for await (const part of engine.load(modelId, signal)) {
    host.loading(modelId, part);
    if (part.type === 'failure') return failed(turnId, part.failure, '', nextAfter(part.failure));
  }

  const failedWith = (reason: Failure, text: string) => failed(turnId, reason, text, nextAfter(reason));
  const ask = askerFor(circumstances, { modelId, engine, player }, spending);
  const used = await useTools(circumstances, agent, ask, spending);
  if (used.type === 'failed') return failedWith(used.failure, '');
  const { calls } = used;
  const { end, text, usage } = await ask({
    calls,
    choosesTool: false,
    constraint: constraintOf(turn.task),
    forget: () => host.forget(turnId),
    hear: (delta) => host.hear(turnId, delta),
  });
  if (end.type === 'failure') {
    if (nextAfter(end.failure) !== 'give-up') host.forget(turnId);
    return failedWith(end.failure, text);
  }
  const deed = deedOf(turn, end.text);
  if (deed === null) {
    const unfit =
      end.text.trim() === ''
        ? failure('engine/empty-answer', 'The model answered with nothing.')
        : failure('engine/garbled', `The answer "${end.text}" is not what was asked for.`);
    return failedWith(unfit, end.text);
  }
  if (usage === null) throw new Error('An answer that ended took something.');
  const reviewed =
    agent.review === true && deed.type === 'message-sent' ? await review(circumstances, deed.text) : null;
  if (reviewed?.type === 'refused') {
    host.forget(turnId);
    return failed(turnId, reviewed.failure, text, signal.aborted ? 'give-up' : 'retry');
  }
  tell(reviewed === null || deed.type !== 'message-sent' ? deed : { ...deed, text: reviewed.text });
  const { besides } = spending;
  const by = {
    type: 'model',
    modelId,
    device: end.device,
    ended: end.ended,
    usage,
    ...(besides !== null && { besides }),
    ...(reviewed !== null && {
      review: reviewed.text === (deed.type === 'message-sent' ? deed.text : '') ? {} : { original: bounded(end.text) },
    }),
    ...(end.cache !== undefined && { cache: end.cache }),
  } as const;
  return { type: 'turn-finished', turnId, by };
}

type Reviewed =
  | { readonly type: 'passed'; readonly text: string }
  | { readonly type: 'refused'; readonly failure: Failure };

/** Asks the person whether these words may be said. */
async function review({ host, turn, signal }: Circumstances, text: string): Promise<Reviewed> {
  const verdict = await host.review(turnIdOf(turn.number), turn.agentId, text, signal);
  if (verdict === null)
    return { type: 'refused', failure: failure('engine/stopped', 'Stopped before the words were looked at.') };
  if (verdict.type === 'again')
    return { type: 'refused', failure: failure('turn/sent-back', 'The person asked for other words.') };
  return { type: 'passed', text: bounded(verdict.text) };
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

/** Failures that a second try can mend, because the engine replaces what broke or draws again. */
const worthAnotherTry: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'engine/worker-dead',
  'engine/worker-silent',
  'engine/device-lost',
  'engine/garbled',
  'engine/empty-answer',
  'engine/failed',
]);
