import { expect, test } from 'vitest';
import type { EngineRequest, Scenario } from '../core';
import { agentExample, scenarioExample } from '../core/testing';
import { scriptedEngine } from '../engines';
import { allocationOf } from '../projections';
import type { App } from './app';
import { appWith, desk, phase } from './testing/app-with';

const crew = ['Max', 'Ada', 'Bo', 'Cy'].map((name) => agentExample(name));
const options = { manager: 'max', method: 'contract-net', tasks: 'paint\nbake\nsweep' };
const scenario = scenarioExample([], {
  agents: crew,
  pattern: { kind: 'allocation', options },
  budget: { turns: 40, tokensPerTurn: 64 },
});
const engine = () =>
  scriptedEngine(({ constraint }: EngineRequest) =>
    constraint.type === 'one-of' ? (constraint.texts[0] ?? '') : constraint.type === 'json' ? '{"bid":5}' : 'Done.',
  );

async function runWith(app: App, change: (scenario: Scenario) => Scenario): Promise<void> {
  app.commands.changeScenario(change, 'own');
  app.commands.run();
  await phase(app, 'running');
  await phase(app, 'finished');
}
const by =
  (method: string) =>
  (now: Scenario): Scenario => ({ ...now, pattern: { ...now.pattern, options: { ...options, method } } });

test('the three ways to give out tasks are run one after another, and found beside each other', async () => {
  const { app } = await appWith({ engine: engine(), scenario });
  await app.commands.open('example');
  for (const method of ['contract-net', 'central', 'rules']) await runWith(app, by(method));
  const beside = await app.commands.runsBeside();
  const outcomes = beside.map(({ conversation, graph }) => allocationOf(conversation, graph));
  expect(outcomes.map((outcome) => outcome?.method).sort()).toEqual(['central', 'contract-net']);
  expect(beside.map(({ runId }) => runId)).not.toContain(desk(app).run?.runId);
  expect(outcomes.every((outcome) => (outcome?.messages ?? 0) > 3)).toBe(true);
});

test('a run of other agents, or in another way of working together, is not beside it', async () => {
  const { app } = await appWith({ engine: engine(), scenario });
  await app.commands.open('example');
  await runWith(app, by('rules'));
  await runWith(app, (now) => ({ ...now, pattern: { kind: 'round-robin', options: { rounds: 1 } } }));
  expect(await app.commands.runsBeside()).toEqual([]);
  const renamed = crew.map((agent) => (agent.name === 'Bo' ? { ...agent, name: 'Bob' } : agent));
  await runWith(app, (now) => ({ ...by('rules')(now), agents: renamed }));
  expect(await app.commands.runsBeside()).toEqual([]);
});
