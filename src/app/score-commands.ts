import { fail, ok } from '../base';
import { agentOf, type EnginePart, type EngineRequest, failure, type TurnId } from '../core';
import { messagesOf, promptOf, turnById, wordsOf } from '../projections';
import type { Commands } from './commands';
import { engineFor } from './engine-for';
import type { Workshop } from './workshop';

/** How many tokens are named at each place of a scored text. */
const alternatives = 8;

/** Looking into a turn again with its model: nothing in the run changes. */
export function scoreCommands({ parts, state }: Workshop): Pick<Commands, 'canScore' | 'scoreTurn' | 'decodeTurn'> {
  /** What the model of a turn was asked, and the engine that it was asked of; null for a person's turn. */
  const asked = (turnId: TurnId) => {
    const conversation = state.getState().desk?.run?.conversation;
    const turn = conversation === undefined ? undefined : turnById(conversation, turnId);
    if (conversation === undefined || turn?.by?.type !== 'model' || turn.scenario === null) return null;
    const { scenario } = turn;
    const { modelId } = turn.by;
    const engine = engineFor(parts.engines, modelId);
    if (engine === null) return null;
    const messages = messagesOf(promptOf(scenario, conversation, turn));
    const player = agentOf(scenario, turn.agentId)?.player;
    const sampling = player?.type === 'model' ? player.sampling : undefined;
    const maxTokens = scenario.budget.tokensPerTurn;
    return { engine, modelId, messages, text: wordsOf(turn), maxTokens, sampling };
  };
  const notAModels = (turnId: TurnId) => fail(failure('engine/failed', `There is no turn ${turnId} of a model.`));

  return {
    canScore: (modelId) => engineFor(parts.engines, modelId)?.score !== undefined,
    scoreTurn: async (turnId, signal) => {
      const turn = asked(turnId);
      if (turn === null) return notAModels(turnId);
      const { engine, modelId, messages, text } = turn;
      for await (const part of engine.score?.({ modelId, messages, text, alternatives }, signal) ?? []) {
        return part.type === 'scored' ? ok(part.tokens) : fail(part.failure);
      }
      return fail(failure('engine/unsupported', `The engine of ${modelId} does not score.`));
    },
    decodeTurn: async (turnId, strategy, signal) => {
      const turn = asked(turnId);
      if (turn === null) return notAModels(turnId);
      const { engine, modelId, messages, maxTokens, sampling } = turn;
      const request: EngineRequest = {
        modelId,
        messages,
        maxTokens,
        temperature: strategy.type === 'sample' ? strategy.temperature : 0,
        seed: strategy.type === 'sample' ? strategy.seed : 0,
        constraint: { type: 'none' },
        ...(sampling !== undefined && { sampling }),
        ...(strategy.type === 'beam' && { beams: strategy.width }),
      };
      let end: EnginePart | null = null;
      for await (const part of engine.generate(request, signal)) end = part;
      if (end?.type === 'failure') return fail(end.failure);
      if (end?.type !== 'finish') throw new Error('The engine ended a stream without a last part.');
      const { text, usage } = end;
      for await (const part of engine.score?.({ modelId, messages, text, alternatives: 1 }, signal) ?? []) {
        if (part.type === 'failure') return fail(part.failure);
        return ok({ text, tokens: part.tokens, milliseconds: usage.milliseconds });
      }
      return ok({ text, tokens: [], milliseconds: usage.milliseconds });
    },
  };
}
