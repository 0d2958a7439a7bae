import { type AgentId, type Pattern, type Recorded, type RunId, type Scenario, say } from '../../src/core';
import { agentExample, scenarioExample } from '../../src/core/testing/scenario-example';
import { scriptedEngine } from '../../src/engines/scripted';
import { runScenario } from '../../src/orchestrator';
import { roundRobin } from '../../src/patterns';
import { median, type Row } from './row';

const agents = 1_000;
const turns = 10_000;
const rounds = 3;

/**
 * A run of 1,000 agents and 10,000 turns on the scripted engine, in Node, kept in memory: everybody in turn has a word for
 * the next one alone. Facts recorded in a second; and the speed around the 10,000th fact over that around the 100th,
 * each over 500 facts of the same run, as medians.
 */
export async function manyAgentsRows(): Promise<readonly Row[]> {
  const speeds: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times = await recordingTimes();
    const speed = (from: number, to: number) => (to - from) / ((times[to] ?? 0) - (times[from] ?? 0));
    speeds.push(1000 * speed(0, times.length - 1));
    ratios.push(speed(9_750, 10_250) / speed(100, 600));
  }
  return [
    {
      name: 'facts a second in memory, 1,000 agents and 10,000 turns',
      value: median(speeds),
      unit: 'facts/s',
      goal: 50_000,
      better: 'higher',
    },
    {
      name: 'speed at 10,000 facts over speed at 100',
      value: median(ratios),
      unit: 'ratio',
      goal: 0.9,
      better: 'higher',
    },
  ];
}

/** When each fact was recorded, in ms. */
export async function recordingTimes(): Promise<readonly number[]> {
  const times: number[] = [];
  const engine = scriptedEngine((_, index) => `Message ${index + 1}.`, { beforeWord: () => Promise.resolve() });
  await runScenario(
    crowd,
    {
      runId: 'run-1' as RunId,
      patternFor: () => ring,
      engineFor: () => engine,
      toolFor: () => null,
      wait: () => Promise.resolve(),
      approve: () => Promise.resolve(true),
      now: () => 0,
      record: (_: Recorded) => times.push(performance.now()),
      hear: () => {},
      forget: () => {},
      loading: () => {},
      mayGoOn: () => Promise.resolve([]),
      mayTryAgain: () => Promise.resolve(),
      review: (_turnId, _agentId, text) => Promise.resolve({ type: 'say', text }),
      askHuman: () => Promise.resolve(null),
    },
    new AbortController().signal,
  );
  return times;
}

const ring: Pattern = {
  ...roundRobin,
  keepsSecrets: true,
  *flow({ scenario }) {
    for (;;) {
      for (const [place, { id }] of scenario.agents.entries()) {
        const next = scenario.agents[(place + 1) % scenario.agents.length];
        yield* say(id, { to: [next?.id ?? ('' as AgentId)] });
      }
    }
  },
};

const crowd: Scenario = scenarioExample([], {
  agents: Array.from({ length: agents }, (_, index) =>
    agentExample(`Agent ${index + 1}`, { id: `agent-${index + 1}` as AgentId }),
  ),
  budget: { turns, tokensPerTurn: 64 },
});
