import { expect, test } from 'vitest';
import {
  type AgentId,
  type Engine,
  type EngineRequest,
  failure,
  type Pattern,
  type Recorded,
  type RunId,
  type Scenario,
  saying,
  together,
} from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { type ScriptedAnswer, scriptedEngine } from '../engines/scripted';
import { roundRobin } from '../patterns';
import type { RunHost } from './run-host';
import { runScenario } from './run-scenario';

/** All agents at once, as often as there are rounds. */
function allAtOnce(ids: readonly string[], rounds: number): Pattern {
  return {
    ...roundRobin,
    *flow() {
      for (let round = 0; round < rounds; round += 1) yield* together(ids.map((id) => saying(id as AgentId)));
    },
  };
}

/** Engines with the same answers, one that is asked one by one and one that also answers together; how it was asked is counted. */
function inBatches(answer: (request: EngineRequest) => ScriptedAnswer, contextTokens = 4096) {
  const plain = scriptedEngine(answer, { contextTokens });
  const inside = scriptedEngine(answer, { contextTokens, together: true });
  const sizes: number[] = [];
  const engine: Engine = {
    ...inside,
    generate(request, signal) {
      sizes.push(1);
      return inside.generate(request, signal);
    },
    async *generateTogether(requests, signal) {
      sizes.push(requests.length);
      yield* inside.generateTogether?.(requests, signal) ?? [];
    },
  };
  return { engine, plain, sizes: () => sizes };
}

async function play(scenario: Scenario, engine: Engine, pattern: Pattern, host: Partial<RunHost> = {}) {
  const log: Recorded[] = [];
  await runScenario(
    scenario,
    {
      runId: 'run-1' as RunId,
      patternFor: () => pattern,
      engineFor: () => engine,
      toolFor: () => null,
      wait: () => Promise.resolve(),
      approve: () => Promise.resolve(true),
      now: () => log.length,
      record: (fact) => log.push(fact),
      hear: () => {},
      forget: () => {},
      loading: () => {},
      mayGoOn: () => Promise.resolve([]),
      mayTryAgain: () => Promise.resolve(),
      review: (_turnId, _agentId, text) => Promise.resolve({ type: 'say', text }),
      askHuman: () => Promise.resolve('A person speaks.'),
      ...host,
    },
    new AbortController().signal,
  );
  return log;
}

const everybody = ['Maya', 'Leo', 'Iris'];
const ids = ['maya', 'leo', 'iris'];
const scenario = scenarioExample(everybody, { budget: { turns: 6, tokensPerTurn: 64 } });
const drew = (request: EngineRequest) => `Drew ${request.seed} after ${request.messages.length}.`;

test('turns side by side are asked for together, and the log is the one of turns one by one', async () => {
  const { engine, plain, sizes } = inBatches(drew);
  const together = await play(scenario, engine, allAtOnce(ids, 2));
  expect(sizes()).toEqual([3, 3]);
  expect(together).toEqual(await play(scenario, plain, allAtOnce(ids, 2)));
  expect(together.at(-1)).toMatchObject({ type: 'run-finished' });
});

test('one turn at a time is asked for as ever', async () => {
  const { engine, sizes } = inBatches(drew);
  await play(scenario, engine, roundRobin as Pattern);
  expect(sizes()).toEqual([1, 1, 1, 1, 1, 1]);
});

test('words are heard by the turn that says them', async () => {
  const { engine } = inBatches(drew);
  const heard = new Map<string, string>();
  const log = await play(scenario, engine, allAtOnce(ids, 2), {
    hear: (turnId, delta) => void heard.set(turnId, (heard.get(turnId) ?? '') + delta),
  });
  for (const fact of log) if (fact.type === 'message-sent') expect(heard.get(fact.turnId)).toBe(fact.text);
  expect(heard.size).toBe(6);
});

test('nobody waits for a person, nor for a turn that has no engine or whose model does not load', async () => {
  const agents = [
    agentExample('Maya'),
    agentExample('Guest', { player: { type: 'human' } }),
    agentExample('Leo'),
    agentExample('Iris', { player: { type: 'model', modelId: 'scripted/other', temperature: 0 } }),
  ];
  const mixed = scenarioExample([], { agents, budget: { turns: 4, tokensPerTurn: 64 } });
  const { engine, sizes } = inBatches(drew);
  const pattern = allAtOnce(['maya', 'guest', 'leo', 'iris'], 1);
  let speak = (_: string) => {};
  const waiting = new Promise<string>((resolve) => {
    speak = resolve;
  });
  const ended = play(mixed, engine, pattern, {
    engineFor: (modelId) => (modelId === 'scripted/other' ? null : engine),
    askHuman: () => waiting,
    // The person speaks only once both models have.
    hear: (_, delta) => delta.includes('after') && sizes().length === 1 && speak('At last.'),
  });
  const log = await ended;
  expect(sizes()).toEqual([2]);
  expect(log.flatMap((fact) => (fact.type === 'message-sent' ? [fact.from] : []))).toEqual(['maya', 'guest', 'leo']);
  expect(log.at(-1)).toMatchObject({ type: 'turn-failed', failure: { code: 'engine/model-unknown' } });

  const unloaded = await play(mixed, engine, pattern);
  expect(sizes()).toEqual([2, 2]);
  expect(unloaded.at(-1)).toMatchObject({ type: 'turn-failed', failure: { code: 'engine/model-unknown' } });
});

test('a prompt that is too long is cut and asked again alone, while the others stand', async () => {
  const long = 'word '.repeat(30).trim();
  const roomy = scenarioExample(everybody, { budget: { turns: 12, tokensPerTurn: 40 } });
  const { engine, plain, sizes } = inBatches(() => long, 330);
  const log = await play(roomy, engine, allAtOnce(ids, 4));
  expect(sizes()).toContain(1);
  expect(log.some(({ type }) => type === 'prompt-cut')).toBe(true);
  expect(log).toEqual(await play(roomy, plain, allAtOnce(ids, 4)));
});

test('a turn that fails is tried again alone, and an engine that throws fails its turns', async () => {
  let failures = 1;
  const dead = { type: 'fail', failure: failure('engine/worker-dead', 'Dead.') } as const;
  const { engine, sizes } = inBatches((request) =>
    request.messages[0]?.content.includes('You are Leo') && failures-- > 0 ? dead : 'Fine.',
  );
  const log = await play(scenario, engine, allAtOnce(ids, 1));
  expect(sizes()).toEqual([3, 1]);
  expect(log.flatMap((fact) => (fact.type === 'turn-failed' ? [fact.turnId, fact.next] : []))).toEqual([
    'turn-2',
    'retry',
  ]);

  const broken: Engine = {
    ...engine,
    generateTogether: () => {
      throw new Error('Broken.');
    },
  };
  const end = (await play(scenario, broken, allAtOnce(ids, 1))).at(-1);
  expect(end).toMatchObject({ type: 'turn-failed', failure: { code: 'engine/failed' }, next: 'give-up' });
});
