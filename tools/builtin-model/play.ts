import { fileURLToPath } from 'node:url';
import { patterns } from '../../src/app/patterns';
import type { AgentId, Engine, Recorded, RunId, RunLog, Scenario } from '../../src/core';
import { nativeEngine } from '../../src/engines/transformers/inside/native-engine';
import { runScenario } from '../../src/orchestrator';
import { calculator, clock, dice, notes, search } from '../../src/tools';

const shippedModels = fileURLToPath(new URL('../../public/models/', import.meta.url));

export type Stage = {
  readonly engine: Engine;
  /** What a person says whose turn it is; by default there is nobody. */
  readonly askHuman?: (agentId: AgentId) => string;
};

/** The built-in model with ONNX Runtime's native library. `modelsPath`: a folder that has the model in `builtin/`. */
export function builtInModel(modelsPath = shippedModels): Engine {
  return nativeEngine(modelsPath.endsWith('/') ? modelsPath : `${modelsPath}/`);
}

/** Runs a scenario exactly as the page does, in Node. The log ends in a `turn-failed` if a turn could not be taken. */
export async function play(scenario: Scenario, { engine, askHuman = nobody }: Stage): Promise<RunLog> {
  const log: Recorded[] = [];
  await runScenario(
    scenario,
    {
      runId: `run-${scenario.id}` as RunId,
      patternFor: (kind) => patterns.find((pattern) => pattern.kind === kind),
      engineFor: () => engine,
      toolFor: (id) => tools.find((tool) => tool.id === id) ?? null,
      wait: () => Promise.resolve(),
      approve: () => Promise.resolve(true),
      now: () => Date.now(),
      record: (fact) => log.push(fact),
      hear: () => {},
      forget: () => {},
      loading: () => {},
      mayGoOn: () => Promise.resolve([]),
      mayTryAgain: () => Promise.resolve(),
      review: (_turnId, _agentId, text) => Promise.resolve({ type: 'say', text }),
      askHuman: (_, agentId) => Promise.resolve(askHuman(agentId)),
    },
    new AbortController().signal,
  );
  return log;
}

const tools = [calculator, clock('UTC'), dice, notes, search];

function nobody(): never {
  throw new Error('Nobody is here.');
}
