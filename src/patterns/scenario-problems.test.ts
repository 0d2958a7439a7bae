import { expect, test } from 'vitest';
import { type EndCondition, problemsOf } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { roundRobin } from './round-robin';

const problems = (scenario: Parameters<typeof problemsOf>[0]) =>
  problemsOf(scenario, () => roundRobin, ['scripted']).map(({ path, code }) => `${path}: ${code}`);

test('a sound scenario has no problems', () => {
  expect(problems(scenarioExample(['Maya', 'Leo']))).toEqual([]);
});

test('every problem names the field that it belongs to', () => {
  const agents = [
    agentExample('Maya'),
    agentExample('Maya'),
    agentExample(' '),
    agentExample('Leo: the skeptic'),
    agentExample('Iris', { player: { type: 'model', modelId: 'elsewhere/x', temperature: 0 } }),
  ];
  expect(problems(scenarioExample([], { agents, pattern: { kind: 'round-robin', options: { rounds: 1.5 } } }))).toEqual(
    [
      'agents.1.name: name-taken',
      'agents.2.name: missing',
      'agents.3.name: name-unfit',
      'agents.4.player.modelId: model-unknown',
      'pattern.options.rounds: out-of-range',
    ],
  );
});

test('nobody cannot talk, and an unknown pattern cannot lead', () => {
  const scenario = scenarioExample([], { pattern: { kind: 'brawl', options: {} } });
  expect(problemsOf(scenario, () => undefined, []).map(({ code }) => code)).toEqual(['no-agents', 'pattern-unknown']);
});

test('a condition that another one is put together of has its problem at its own place', () => {
  const blank = { type: 'text', text: ' ' } as const;
  const turns = { type: 'turns', count: 3 } as const;
  const ends: EndCondition = { type: 'any', of: [turns, { type: 'all', of: [turns, blank] }] };
  expect(problems(scenarioExample(['Maya', 'Leo'], { ends }))).toEqual(['ends.1.1: missing']);
  expect(problems(scenarioExample(['Maya', 'Leo'], { ends: blank }))).toEqual(['ends.0: missing']);
});
