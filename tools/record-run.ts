import { fileURLToPath } from 'node:url';
import { patterns } from '../src/app/patterns';
import type { Language, Recorded, RunId, RunLog, Scenario } from '../src/core';
import { nativeEngine } from '../src/engines/transformers/inside/native-engine';
import { runScenario } from '../src/orchestrator';
import { builtIns } from '../src/scenarios';

const shippedModels = fileURLToPath(new URL('../public/models/', import.meta.url));

/** Runs the featured scenario on the built-in model and gives the facts. */
export async function recordRun(language: Language): Promise<RunLog> {
  const [featured] = builtIns;
  if (featured === undefined) throw new Error('There is no built-in scenario.');
  return playOnBuiltInModel(featured.scenario[language]);
}

/** Runs a scenario without people on the built-in model, with the native runtime. Throws if a turn cannot be taken. */
export async function playOnBuiltInModel(scenario: Scenario, modelsPath = shippedModels): Promise<RunLog> {
  const engine = nativeEngine(modelsPath);
  const log: Recorded[] = [];
  const pattern = patterns.find(({ kind }) => kind === scenario.pattern.kind);
  if (pattern === undefined) throw new Error(`There is no pattern ${scenario.pattern.kind}.`);
  await runScenario(
    scenario,
    {
      runId: `run-${scenario.id}` as RunId,
      pattern,
      engineFor: () => engine,
      now: () => Date.now(),
      record: (fact) => log.push(fact),
      hear: () => {},
      forget: () => {},
      loading: () => {},
      mayGoOn: () => Promise.resolve(),
      askHuman: () => Promise.reject(new Error('Nobody is here.')),
    },
    new AbortController().signal,
  );
  await engine.dispose();
  const last = log.at(-1);
  if (last?.type === 'turn-failed') throw new Error(`${last.failure.code}: ${last.failure.message}`);
  return log;
}
