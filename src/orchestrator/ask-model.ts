import { randomAt } from '../base';
import {
  type Agent,
  type Constraint,
  type Engine,
  type EnginePart,
  type EngineRequest,
  failure,
  type ToolCall,
  type TurnId,
  turnIdOf,
} from '../core';
import { messagesOf, promptOf, summaryPrompt } from '../projections';
import type { Circumstances } from './circumstances';
import { leftOutBefore, oldestToCut, summaryOf } from './long-prompts';
import { bounded } from './turn-facts';

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

/** How a stream ended, and what was said until then. */
export type Heard = { readonly end: Exclude<EnginePart, { type: 'text' }>; readonly text: string };

/** A model as one turn asks it. */
export type AskedModel = {
  readonly modelId: string;
  readonly engine: Engine;
  readonly player: Extract<Agent['player'], { type: 'model' }>;
};

/**
 * How to ask a model for one turn. Where the prompt is too long, its oldest words are left out (`longPrompts` of the
 * scenario), which is a fact, and the question is asked again; they stay out for the rest of the turn.
 */
export function askerFor(
  { scenario, book, turn, place, signal, tell }: Circumstances,
  { modelId, engine, player }: AskedModel,
): (question: Question) => Promise<Heard> {
  const turnId = turnIdOf(turn.number);
  let { cut, summary } = leftOutBefore(book.lastPromptOf(turn.agentId), turn.perceived);
  const tellCut = (turnIds: readonly TurnId[]) =>
    tell({ type: 'prompt-cut', turnId, cut: turnIds, ...(summary !== null && { summary }) });
  if (cut.length > 0) tellCut(cut);

  return async ({ calls, choosesTool, constraint, forget, hear }) => {
    for (;;) {
      const perceived = cut.length === 0 ? turn.perceived : turn.perceived.filter((id) => !cut.includes(id));
      const { agentId, task } = turn;
      const prompted = { agentId, task, perceived, summary, calls, choosesTool };
      const parts = promptOf(scenario, book.conversation, prompted);
      const request: EngineRequest = {
        modelId,
        messages: messagesOf(parts),
        maxTokens: scenario.budget.tokensPerTurn,
        temperature: player.temperature,
        ...(player.sampling !== undefined && { sampling: player.sampling }),
        seed: randomAt(scenario.seed, turn.number * 64 + turn.attempt).integer(0, 0x7fff_ffff),
        constraint,
      };
      const answered = await heard(place.generate(engine, request, signal), hear);
      const { end } = answered;
      if (end.type !== 'failure' || end.failure.code !== 'engine/context-exceeded') return answered;
      const cutNow = oldestToCut(parts, end.failure);
      if (cutNow.length === 0) return answered;
      forget();
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
      tellCut(cutNow);
      cut = [...cut, ...cutNow];
    }
  };
}

/** Listens to a stream to its end. */
async function heard(parts: AsyncIterable<EnginePart>, hear: (delta: string) => void): Promise<Heard> {
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
