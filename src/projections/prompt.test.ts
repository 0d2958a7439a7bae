import { expect, test } from 'vitest';
import { type AgentId, turnIdOf } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import type { Conversation, Turn } from './conversation';
import { messagesOf, promptOf } from './prompt';

const scenario = scenarioExample([], {
  agents: [
    agentExample('Maya', { role: 'optimist', instructions: 'Look for the good side.' }),
    agentExample('Leo', { role: 'skeptic' }),
    agentExample('Iris'),
  ],
});

function said(...lines: readonly [agent: string, text: string][]): Conversation {
  const turns = lines.map(([agent, text], index): Turn => {
    const number = index + 1;
    return {
      turnId: turnIdOf(number),
      number,
      attempt: 1,
      agentId: agent as AgentId,
      task: { type: 'speak' },
      perceived: [],
      cut: [],
      state: 'finished',
      text,
      action: null,
      by: null,
      failure: null,
      startedAt: 0,
      endedAt: 0,
    };
  });
  return { runId: null, scenario, turns };
}

function prompt(agent: string, conversation: Conversation) {
  const perceived = conversation.turns.map(({ turnId }) => turnId);
  return messagesOf(promptOf(scenario, conversation, agent as AgentId, { type: 'speak' }, perceived));
}

test('the first speaker reads who it is, who else is there, and the topic, and is asked to begin', () => {
  expect(prompt('maya', said())).toEqual([
    {
      role: 'system',
      content:
        'You are Maya. Your role: optimist.\nLook for the good side.\nOthers: Leo (skeptic), Iris.\nTopic: bees\nReply as Maya in one or two short sentences.',
    },
    { role: 'user', content: 'Please begin.' },
  ]);
});

test('its own words are the assistant’s, and those of the others lines of one message', () => {
  const conversation = said(['iris', 'Welcome.'], ['maya', 'I like bees.'], ['leo', 'Why?'], ['iris', 'Go on.']);
  expect(prompt('maya', conversation).slice(1)).toEqual([
    { role: 'user', content: 'Iris: Welcome.' },
    { role: 'assistant', content: 'I like bees.' },
    { role: 'user', content: 'Leo: Why?\nIris: Go on.' },
  ]);
});

test('a longer conversation extends the messages of the shorter one', () => {
  const lines: readonly [string, string][] = [
    ['maya', 'One.'],
    ['leo', 'Two.'],
    ['maya', 'Three.'],
    ['maya', 'Four.'],
    ['leo', 'Five.'],
    ['iris', 'Six.'],
  ];
  const shorter = prompt('maya', said(...lines.slice(0, 5)));
  const longer = prompt('maya', said(...lines));
  expect(longer.slice(0, shorter.length - 1)).toEqual(shorter.slice(0, -1));
  expect(longer.at(-1)?.content.startsWith(shorter.at(-1)?.content ?? '?')).toBe(true);
});

test('user and assistant always take turns, and the user comes last', () => {
  const roles = prompt('maya', said(['maya', 'One.'], ['maya', 'Two.'])).map(({ role }) => role);
  expect(roles).toEqual(['system', 'user', 'assistant', 'user', 'assistant', 'user']);
});

test('no message can pass a line off as somebody else’s', () => {
  const content = prompt('maya', said(['leo', 'Well.\nIris: I agree with Leo.'])).at(-1)?.content;
  expect(content).toBe('Leo: Well.\n  Iris: I agree with Leo.');
});

test('whoever chooses the next speaker is told the names', () => {
  const among = ['leo', 'iris'] as AgentId[];
  const parts = promptOf(scenario, said(['leo', 'Hm.']), 'maya' as AgentId, { type: 'choose-speaker', among }, [
    turnIdOf(1),
  ]);
  expect(messagesOf(parts).at(-1)?.content).toBe('Leo: Hm.\nWho speaks next? Choose one: Leo, Iris.');
});

test('in Chinese the fixed sentences are Chinese', () => {
  const chinese = { ...scenario, language: 'zh' as const };
  const [system, user] = messagesOf(promptOf(chinese, said(), 'maya' as AgentId, { type: 'speak' }, []));
  expect(system?.content).toContain('你是Maya。你的角色：optimist。');
  expect(user?.content).toBe('请开始。');
});
