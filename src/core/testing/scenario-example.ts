import type { AgentId, ScenarioId } from '../ids';
import { type Agent, formatVersion, type Scenario } from '../scenario';

/** A sound scenario for tests: one scripted agent for each name, taking turns. */
export function scenarioExample(names: readonly string[], change: Partial<Scenario> = {}): Scenario {
  return {
    format: formatVersion,
    id: 'example' as ScenarioId,
    language: 'en',
    title: 'Example',
    description: '',
    lookFor: '',
    topic: 'bees',
    agents: names.map((name) => agentExample(name)),
    view: 'private',
    longPrompts: 'cut',
    pattern: { kind: 'round-robin', options: {} },
    budget: { turns: 6, tokensPerTurn: 64 },
    seed: 1,
    ...change,
  };
}

/** An agent whose id is its name in lower case. */
export function agentExample(name: string, change: Partial<Agent> = {}): Agent {
  return {
    id: name.toLowerCase() as AgentId,
    name,
    role: '',
    instructions: '',
    player: { type: 'model', modelId: 'scripted/script', temperature: 0 },
    ...change,
  };
}
