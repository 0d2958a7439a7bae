import { fail, randomAt } from '../base';
import { failure, limits } from '../core';
import type { Commands } from './commands';
import type { Workshop } from './workshop';

/** Tools in a person's own hand: nothing in a run changes. */
export function toolCommands({ parts, state }: Workshop): Pick<Commands, 'tryTool'> {
  return {
    tryTool: async (id, input, signal) => {
      const tool = parts.tools.find((one) => one.id === id);
      const scenario = state.getState().desk?.scenario;
      if (tool === undefined || scenario === undefined)
        return fail(failure('tool/missing', `There is no tool ${id}.`, { tool: id }));
      const random = randomAt(parts.newSeed(), 0);
      try {
        const given = input.slice(0, limits.toolInputLength).toWellFormed();
        return await tool.run(given, { scenario, now: parts.now(), random, earlier: [] }, signal);
      } catch (error) {
        return fail(failure('tool/failed', error instanceof Error ? error.message : String(error)));
      }
    },
  };
}
