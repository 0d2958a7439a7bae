import type { Engine, Pattern, Recorded, RunId, RunLog, Scenario } from '../../core';
import type { RunHost } from '../run-host';
import { runScenario } from '../run-scenario';

export type Rehearsal = {
  /** One engine for every model, or the engine of each. */
  readonly engine: Engine | ((modelId: string) => Engine | null);
  readonly pattern: Pattern;
  readonly earlier?: RunLog | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly host?: Partial<RunHost> | undefined;
};

/** For tests: runs to the end, by a clock that counts, and gives the facts that were recorded, earlier ones not included. */
export async function rehearse(
  scenario: Scenario,
  { engine, pattern, earlier, signal = new AbortController().signal, host: different }: Rehearsal,
): Promise<readonly Recorded[]> {
  const recorded: Recorded[] = [];
  let clock = earlier?.at(-1)?.at ?? 0;
  const host: RunHost = {
    runId: 'run-1' as RunId,
    patternFor: () => pattern,
    engineFor: (modelId) => (typeof engine === 'function' ? engine(modelId) : engine),
    toolFor: () => null,
    now: () => ++clock,
    record: (fact) => recorded.push(fact),
    hear: () => {},
    forget: () => {},
    loading: () => {},
    mayGoOn: () => Promise.resolve([]),
    mayTryAgain: () => Promise.resolve(),
    review: (_turnId, _agentId, text) => Promise.resolve({ type: 'say', text }),
    wait: () => Promise.resolve(),
    approve: () => Promise.resolve(true),
    askHuman: () => Promise.resolve('A person speaks.'),
    ...different,
  };
  await runScenario(scenario, host, signal, earlier);
  return recorded;
}
