import { randomAt } from '../base';
import {
  type Agent,
  type Constraint,
  type Engine,
  type EnginePart,
  type EngineRequest,
  type Failure,
  failure,
  type ToolCall,
  type TurnId,
  turnIdOf,
  type Usage,
} from '../core';
import { messagesOf, promptOf, summaryPrompt } from '../projections';
import type { Circumstances } from './circumstances';
import { leftOutBefore, oldestToCut, summaryOf } from './long-prompts';
import { AnswerCount, type Spending } from './spending';
import { bounded } from './turn-facts';
import { withoutPause } from './usage';

/** What is asked of a model in a turn. */
export type Question = {
  /** What was used in this turn before. */
  readonly calls: readonly ToolCall[];
  /** Which tool to use; otherwise what the turn is for. */
  readonly choosesTool: boolean;
  readonly constraint: Constraint;
  /** The words so far are dropped, because the question is asked again. */
  forget(): void;
  hear(delta: string): void;
};

/** How a stream ended, what was said until then, and what it took; `usage` is null where it failed. */
export type Heard = {
  readonly end: Exclude<EnginePart, { type: 'text' }>;
  readonly text: string;
  readonly usage: Usage | null;
};

/** A model as one turn asks it. */
export type AskedModel = {
  readonly modelId: string;
  readonly engine: Engine;
  readonly player: Extract<Agent['player'], { type: 'model' }>;
};

/**
 * How to ask a model for one turn. Where the prompt is too long, its oldest words are left out (`longPrompts` of the
 * scenario), which is a fact, and the question is asked again; they stay out for the rest of the turn. Everything that the
 * model writes is spent; with nothing left to spend, nothing more is asked.
 */
export function askerFor(
  { scenario, host, book, turn, place, signal, tell }: Circumstances,
  { modelId, engine, player }: AskedModel,
  spending: Spending,
): (question: Question) => Promise<Heard> {
  const turnId = turnIdOf(turn.number);
  let { cut, summary } = leftOutBefore(book.lastPromptOf(turn.agentId), turn.perceived);
  const tellCut = (turnIds: readonly TurnId[]) =>
    tell({ type: 'prompt-cut', turnId, cut: turnIds, ...(summary !== null && { summary }) });
  if (cut.length > 0) tellCut(cut);
  const stillFor = () => host.stoodStillFor?.() ?? 0;

  return async ({ calls, choosesTool, constraint, forget, hear }) => {
    for (;;) {
      const perceived = cut.length === 0 ? turn.perceived : turn.perceived.filter((id) => !cut.includes(id));
      const { agentId, task } = turn;
      const prompted = { agentId, task, perceived, summary, calls, choosesTool };
      const parts = promptOf(scenario, book.conversation, prompted);
      const request: EngineRequest = {
        modelId,
        messages: messagesOf(parts),
        maxTokens: spending.mostTokens(scenario.budget.tokensPerTurn),
        temperature: player.temperature,
        ...(player.sampling !== undefined && { sampling: player.sampling }),
        seed: randomAt(scenario.seed, turn.number * 64 + turn.attempt).integer(0, 0x7fff_ffff),
        constraint,
      };
      if (request.maxTokens <= 0) return nothingLeft;
      const answered = await heard(request, place.generate(engine, request, signal), spending, hear, stillFor);
      const { end } = answered;
      if (end.type !== 'failure' || end.failure.code !== 'engine/context-exceeded') return answered;
      const cutNow = oldestToCut(parts, end.failure);
      if (cutNow.length === 0) return answered;
      forget();
      if (scenario.longPrompts === 'summarise') {
        const ask = async (messages: EngineRequest['messages']) => {
          const maxTokens = spending.mostTokens(request.maxTokens);
          if (maxTokens <= 0) return nothingLeft.end;
          const asked = { ...request, messages, maxTokens, constraint: { type: 'none' } } as const;
          const { end, usage } = await heard(asked, engine.generate(asked, signal), spending, () => {}, stillFor);
          if (usage !== null) spending.aside(usage);
          return end;
        };
        const summed = await summaryOf(cutNow, summary, ask, (turnIds, earlier) =>
          summaryPrompt(scenario, book.conversation, turnIds, earlier),
        );
        summary = summed === null ? summary : bounded(summed);
      }
      tellCut(cutNow);
      cut = [...cut, ...cutNow];
    }
  };
}

const nothingLeft: Heard = {
  end: { type: 'failure', failure: failure('run/budget-used-up', 'No tokens are left for this turn.') },
  text: '',
  usage: null,
};

/**
 * Listens to a stream to its end, or until it goes on beyond it, and spends what it takes. What an engine measures goes on
 * while it is held; `stillFor` says how long that was, so that a pause is no part of what a turn took.
 */
async function heard(
  request: EngineRequest,
  parts: AsyncIterable<EnginePart>,
  spending: Spending,
  hear: (delta: string) => void,
  stillFor: () => number,
): Promise<Heard> {
  const count = new AnswerCount(request);
  const stillBefore = stillFor();
  let stillToFirst: number | null = null;
  let text = '';
  const failed = (reason: Failure): Heard => {
    spending.tokens += count.tokens;
    return { end: { type: 'failure', failure: reason }, text, usage: null };
  };
  for await (const part of parts) {
    if (part.type === 'failure') return failed(part.failure);
    if (part.type === 'finish') {
      const still = stillFor() - stillBefore;
      const usage = withoutPause(count.usage(part), still, stillToFirst ?? still);
      spending.tokens += usage.completionTokens;
      return { end: part, text, usage };
    }
    stillToFirst ??= stillFor() - stillBefore;
    const endless = count.take(part.text);
    if (endless !== null) return failed(endless);
    text += part.text;
    hear(part.text);
  }
  return failed(failure('engine/failed', 'The engine ended its answer without saying how.'));
}
