import type {
  Engine,
  EnginePart,
  EngineRequest,
  LoadPart,
  Recorded,
  RunId,
  Scenario,
  ScorePart,
  ScoreRequest,
} from '../../src/core';
import { checkDevice } from '../../src/engines/device';
import { type TestModel, webLlm } from '../../src/engines/web-llm';
import { type RunHost, runScenario } from '../../src/orchestrator';
import { roundRobin } from '../../src/patterns';
import { failureWords } from '../../src/ui/texts/failures';

/** A part, and when it came: milliseconds after the request. */
type Timed<Part> = { readonly at: number; readonly part: Part };

async function collect<Part>(
  stream: AsyncIterable<Part>,
  onPart: (count: number) => 'go on' | 'leave' = () => 'go on',
): Promise<readonly Timed<Part>[]> {
  const began = performance.now();
  const parts: Timed<Part>[] = [];
  window.harness.partsOfTheLastStream = 0;
  for await (const part of stream) {
    window.harness.partsOfTheLastStream += 1;
    parts.push({ at: Math.round(performance.now() - began), part });
    if (onPart(parts.length) === 'leave') break;
  }
  return parts;
}

/** What the script drives: the product's own engine, with one model of the harness. */
function open(models: readonly TestModel[]) {
  // A processor that computes what a GPU would may need minutes for a step.
  const patience = { pingEveryMilliseconds: 1000, pings: 3600, pingsWithoutNews: 3600 };
  const engine = webLlm({ testModels: models, patience });
  return {
    models: () => engine.models(),
    load(modelId: string, { stopAfterMilliseconds = null as number | null } = {}): Promise<readonly Timed<LoadPart>[]> {
      const stop = new AbortController();
      if (stopAfterMilliseconds !== null) setTimeout(() => stop.abort(), stopAfterMilliseconds);
      return collect(engine.load(modelId, stop.signal));
    },
    generate(request: EngineRequest, { stopAtPart = 0, leaveAtPart = 0 } = {}): Promise<readonly Timed<EnginePart>[]> {
      const stop = new AbortController();
      return collect(engine.generate(request, stop.signal), (count) => {
        if (count === stopAtPart) stop.abort();
        return count === leaveAtPart ? 'leave' : 'go on';
      });
    },
    score(request: ScoreRequest): Promise<readonly Timed<ScorePart>[]> {
      if (engine.score === undefined) throw new Error('It cannot score.');
      return collect(engine.score(request, new AbortController().signal));
    },
    /** The scenario, run by the product's orchestrator: its facts, and what the page says of each failure. */
    run: (scenario: Scenario) => run(engine, scenario),
    device: () => checkDevice(),
    dispose: () => engine.dispose(),
  };
}

async function run(engine: Engine, scenario: Scenario) {
  window.harness.partsOfTheLastStream = 0;
  const facts: Recorded[] = [];
  const host: RunHost = {
    runId: 'run-1' as RunId,
    patternFor: () => roundRobin,
    engineFor: () => engine,
    toolFor: () => null,
    now: () => Math.round(performance.now()),
    record: (fact) => facts.push(fact),
    hear: () => {
      window.harness.partsOfTheLastStream += 1;
    },
    forget: () => {},
    loading: () => {},
    mayGoOn: () => Promise.resolve([]),
    mayTryAgain: () => Promise.resolve(),
    review: (_turnId, _agentId, text) => Promise.resolve({ type: 'say', text }),
    askHuman: () => Promise.resolve(null),
    wait: () => Promise.resolve(),
    approve: () => Promise.resolve(false),
  };
  await runScenario(scenario, host, new AbortController().signal);
  const words = facts.flatMap((fact) => {
    if (fact.type !== 'turn-failed') return [];
    const { code, details = {} } = fact.failure;
    return [failureWords.en[code](details), failureWords.zh[code](details)];
  });
  return { facts, words };
}

declare global {
  interface Window {
    harness: { open: typeof open; engine?: ReturnType<typeof open>; partsOfTheLastStream: number };
  }
}

window.harness = { open, partsOfTheLastStream: 0 };
