import type { Engine, EngineRequest, RunLog, Scenario } from '../../src/core';
import { builtIns } from '../../src/scenarios';
import { builtInModel, play } from '../builtin-model/play';
import { median, type Row } from './row';

const rounds = 4;

/** What the orchestrator and the cache of the built-in model cost and save, in Node, on ONNX Runtime's native library. */
export async function engineRows(): Promise<readonly Row[]> {
  const scenario = scenarioWith('robots', 40);
  return [await orchestration(scenarioWith('debate', 12)), ...(await cache(scenario))];
}

/**
 * The same requests by turns through the orchestrator and straight to the engine (A/B/A/B), each time on an engine that
 * remembers nothing; tokens written in a second over tokens written in a second.
 */
async function orchestration(scenario: Scenario): Promise<Row> {
  const requests: EngineRequest[] = [];
  const recording = builtInModel();
  await play(scenario, { engine: { ...recording, generate: (request, signal) => heard(recording, request, signal) } });
  await recording.dispose();

  function heard(engine: Engine, request: EngineRequest, signal: AbortSignal) {
    requests.push(request);
    return engine.generate(request, signal);
  }
  const orchestrated: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    orchestrated.push(await speed(async (engine) => tokensOf(await play(scenario, { engine }))));
    raw.push(await speed((engine) => answered(engine, requests)));
  }
  return {
    name: 'orchestrated tokens/s over raw engine tokens/s, built-in model',
    value: median(orchestrated) / median(raw),
    unit: 'ratio',
    goal: 0.95,
    better: 'higher',
  };
}

/** Tokens a second of a job on a fresh engine whose model is loaded already. */
async function speed(job: (engine: Engine) => Promise<number>): Promise<number> {
  const engine = builtInModel();
  for await (const part of engine.load('builtin/colloquy', never()))
    if (part.type === 'failure') throw new Error(part.failure.message);
  const startedAt = performance.now();
  const tokens = await job(engine);
  const seconds = (performance.now() - startedAt) / 1000;
  await engine.dispose();
  return tokens / seconds;
}

async function answered(engine: Engine, requests: readonly EngineRequest[]): Promise<number> {
  let tokens = 0;
  for (const request of requests) {
    for await (const part of engine.generate(request, never())) {
      if (part.type === 'finish') tokens += part.usage.completionTokens;
    }
  }
  return tokens;
}

async function cache(scenario: Scenario): Promise<readonly Row[]> {
  const engine = builtInModel();
  const log = await play(scenario, { engine });
  await engine.dispose();
  const turns = usagesOf(log);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const naive = sum(turns.map(({ promptTokens }) => promptTokens));
  const ours = sum(turns.map(({ prefillTokens }) => prefillTokens));
  const first = (from: number) => median(turns.slice(from - 2, from + 2).map((turn) => turn.firstTokenMilliseconds));
  return [
    {
      name: 'prefill tokens, naive over ours, 4 agents 40 turns, private view, built-in model (context 640)',
      value: naive / ours,
      unit: 'ratio',
      goal: 6,
      better: 'higher',
    },
    {
      name: 'time to first token around turn 38 over around turn 4, private view',
      value: first(38) / first(4),
      unit: 'ratio',
      goal: null,
      better: 'lower',
    },
  ];
}

function usagesOf(log: RunLog) {
  return log.flatMap((fact) => (fact.type === 'turn-finished' && fact.by.type === 'model' ? [fact.by.usage] : []));
}

function tokensOf(log: RunLog): number {
  return usagesOf(log).reduce((sum, { completionTokens }) => sum + completionTokens, 0);
}

function scenarioWith(id: string, turns: number): Scenario {
  const found = builtIns.find((builtIn) => builtIn.id === id);
  if (found === undefined) throw new Error(`There is no scenario ${id}.`);
  return { ...found.scenario.en, budget: { ...found.scenario.en.budget, turns } };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
