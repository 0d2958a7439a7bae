import { expect, test } from 'vitest';
import { project, turnIdOf } from '../../core';
import { randomLog } from '../../core/testing';
import { agentExample, scenarioExample } from '../../core/testing/scenario-example';
import { type Conversation, conversation, messagesOf, promptOf, type Turn } from '../../projections';
import { plainText, reachedBy, readingOf } from './reading';

const scenario = scenarioExample([], {
  topic: 'cats',
  agents: [agentExample('Maya', { instructions: 'Look for the good side.' }), agentExample('Leo')],
});
const [maya, leo] = scenario.agents;

function turn(number: number, by: typeof maya, text: string, perceived: readonly number[]): Turn {
  if (by === undefined) throw new Error('The example has two agents.');
  return {
    scenario,
    turnId: turnIdOf(number),
    number,
    attempt: 1,
    agentId: by.id,
    task: { type: 'speak' },
    perceived: perceived.map(turnIdOf),
    cut: [],
    summary: null,
    calls: [],
    state: 'finished',
    text,
    to: null,
    action: null,
    by: null,
    failure: null,
    byStandIn: false,
    insteadOf: null,
    assigns: null,
    strikes: [],
    startedAt: 0,
    endedAt: 0,
  };
}

const first = turn(1, maya, 'Cats are kind.', []);
const second = turn(2, leo, 'Cats are cats.', [1]);
const third = turn(3, maya, 'Then be one.', [1, 2]);
const talk: Conversation = { runId: null, scenario, former: [], turns: [first, second, third] };

test('a reading is the prompt itself, with every piece traced to where it came from', () => {
  const reading = readingOf(talk, third);
  expect(reading?.messages.map(({ role, parts }) => [role, ...parts.map(({ source }) => source.type)])).toEqual([
    ['system', 'identity', 'instructions', 'others', 'topic', 'manner'],
    ['user', 'cue'],
    ['assistant', 'turn'],
    ['user', 'turn'],
  ]);
});

test('what is read and copied is word for word what the model was given, in any run', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const seen = project(conversation, randomLog(seed));
    for (const taken of seen.turns) {
      const reading = readingOf(seen, taken);
      if (reading === null || taken.scenario === null) continue;
      const given = messagesOf(promptOf(taken.scenario, seen, taken));
      expect(plainText(reading)).toBe(given.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n'));
      expect(reading.characters).toBe(given.reduce((sum, { content }) => sum + content.length, 0));
    }
  }
});

test('a person is given no prompt', () => {
  const agents = scenario.agents.map((agent) => ({ ...agent, player: { type: 'human' as const } }));
  expect(readingOf(talk, { ...second, scenario: { ...scenario, agents } })).toBeNull();
});

test('a turn reached those that had it in their prompts', () => {
  expect(reachedBy(talk, first.turnId).map(({ number }) => number)).toEqual([2, 3]);
  expect(reachedBy(talk, third.turnId)).toEqual([]);
});
