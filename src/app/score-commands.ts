import { fail, ok } from '../base';
import { failure } from '../core';
import { messagesOf, promptOf, turnById } from '../projections';
import type { Commands } from './commands';
import { engineFor } from './engine-for';
import type { Workshop } from './workshop';

/** How many tokens are named at each place of a scored text. */
const alternatives = 8;

export function scoreCommands({ parts, state }: Workshop): Pick<Commands, 'canScore' | 'scoreTurn'> {
  return {
    canScore: (modelId) => engineFor(parts.engines, modelId)?.score !== undefined,
    scoreTurn: async (turnId, signal) => {
      const conversation = state.getState().desk?.run?.conversation;
      const turn = conversation === undefined ? undefined : turnById(conversation, turnId);
      if (conversation?.scenario == null || turn?.by?.type !== 'model') {
        return fail(failure('engine/failed', `There is no turn ${turnId} of a model.`));
      }
      const { scenario } = conversation;
      const engine = engineFor(parts.engines, turn.by.modelId);
      const chosen = scenario.agents.find(({ id }) => id === turn.action?.chosen);
      const request = {
        modelId: turn.by.modelId,
        messages: messagesOf(promptOf(scenario, conversation, turn.agentId, turn.task, turn.perceived)),
        text: chosen?.name ?? turn.text,
        alternatives,
      };
      for await (const part of engine?.score?.(request, signal) ?? []) {
        return part.type === 'scored' ? ok(part.tokens) : fail(part.failure);
      }
      return fail(failure('engine/model-unknown', `No engine scores ${turn.by.modelId}.`, { model: turn.by.modelId }));
    },
  };
}
