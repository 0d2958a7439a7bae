import type { Engine, EngineRequest, RunLog } from '../../src/core';
import { builtInModel, play } from '../builtin-model/play';
import { scenarioWith } from './bench-scenario';
import { median, type Row } from './row';

const rounds = 11;

/**
 * What the orchestrator costs, in Node, on ONNX Runtime's native library: the same requests by turns through the
 * orchestrator and straight to the engine (A/B/A/B), each time on an engine that remembers nothing; tokens written in a
 * second over tokens written in a second, the middle one of all pairs.
 */
export async function orchestrationRow(): Promise<Row> {
  const scenario = scenarioWith('debate', 12);
  const requests: EngineRequest[] = [];
  const recording = builtInModel();
  await play(scenario, { engine: { ...recording, generate: (request, signal) => heard(recording, request, signal) } });
  await recording.dispose();

  function heard(engine: Engine, request: EngineRequest, signal: AbortSignal) {
    requests.push(request);
    return engine.generate(request, signal);
  }
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const orchestrated = await speed(async (engine) => tokensOf(await play(scenario, { engine })));
    ratios.push(orchestrated / (await speed((engine) => answered(engine, requests))));
  }
  return {
    name: 'orchestrated tokens/s over raw engine tokens/s, built-in model',
    value: median(ratios),
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

function usagesOf(log: RunLog) {
  return log.flatMap((fact) => (fact.type === 'turn-finished' && fact.by.type === 'model' ? [fact.by.usage] : []));
}

function tokensOf(log: RunLog): number {
  return usagesOf(log).reduce((sum, { completionTokens }) => sum + completionTokens, 0);
}

function never(): AbortSignal {
  return new AbortController().signal;
}
