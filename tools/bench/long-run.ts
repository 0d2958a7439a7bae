import { type Engine, limits } from '../../src/core';
import { scriptedEngine } from '../../src/engines/scripted';
import { builtIns } from '../../src/scenarios';
import { fileFor } from '../../src/sharing';
import { play } from '../builtin-model/play';

/** A run of as many turns as there may be, as the text of a file that the page opens. Its words come from a script. */
export async function longRun(): Promise<string> {
  const scenario = builtIns[0]?.scenario.en;
  if (scenario === undefined) throw new Error('There is no built-in scenario.');
  const script = scriptedEngine((_, index) => `This is message ${index + 1}, and it is about as long as messages are.`);
  // The scenario asks for the built-in model; nobody looks at the id here.
  const engine: Engine = {
    ...script,
    generate: (request, signal) => script.generate({ ...request, modelId: 'scripted/script' }, signal),
    load: (_, signal) => script.load('scripted/script', signal),
  };
  const log = await play({ ...scenario, budget: { ...scenario.budget, turns: limits.turns } }, { engine });
  return fileFor({ type: 'run', log }).text;
}
