import { expect, test } from 'vitest';
import { type AgentId, type TurnId, turnIdOf } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import type { Conversation, Turn } from './conversation';
import { messagesOf, type PromptedTurn, promptOf, reaches, summaryPrompt } from './prompt';

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
      scenario,
      turnId: turnIdOf(number),
      number,
      attempt: 1,
      agentId: agent as AgentId,
      task: { type: 'speak' },
      perceived: [],
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
  });
  return { runId: null, scenario, former: [], turns };
}

function turnOf(agent: string, perceived: readonly TurnId[]): PromptedTurn {
  return { agentId: agent as AgentId, task: { type: 'speak' }, perceived, summary: null, calls: [] };
}

function prompt(agent: string, conversation: Conversation) {
  const perceived = conversation.turns.map(({ turnId }) => turnId);
  return messagesOf(promptOf(scenario, conversation, turnOf(agent, perceived)));
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
  const options = ['Leo', 'Iris'].map((text) => ({ text, agentId: text.toLowerCase() as AgentId }));
  const parts = promptOf(scenario, said(['leo', 'Hm.']), {
    ...turnOf('maya', [turnIdOf(1)]),
    task: { type: 'choose', question: 'Who speaks next?', options },
  });
  expect(messagesOf(parts).at(-1)?.content).toBe('Leo: Hm.\nWho speaks next? Choose one: Leo, Iris.');
});

test('in Chinese the fixed sentences are Chinese', () => {
  const chinese = { ...scenario, language: 'zh' as const };
  const [system, user] = messagesOf(promptOf(chinese, said(), turnOf('maya', [])));
  expect(system?.content).toContain('你是Maya。你的角色：optimist。');
  expect(user?.content).toBe('请开始。');
});

test('what stands in the place of messages that were cut comes before those that are left', () => {
  const conversation = said(['leo', 'One.'], ['iris', 'Two.'], ['leo', 'Three.']);
  const turn = { ...turnOf('maya', [turnIdOf(3)]), summary: 'Leo and Iris counted.' };
  expect(messagesOf(promptOf(scenario, conversation, turn)).slice(1)).toEqual([
    { role: 'user', content: 'Earlier, in short: Leo and Iris counted.\nLeo: Three.' },
  ]);
  expect(summaryPrompt(scenario, conversation, [turnIdOf(1), turnIdOf(2)], 'It began.')).toEqual([
    {
      role: 'user',
      content:
        'Earlier, in short: It began.\nLeo: One.\nIris: Two.\nSum up in two short sentences what was said so far. Name who said what.',
    },
  ]);
});

const shared = { ...scenario, view: 'shared' as const };

test('in the shared view everybody continues one transcript, word for word', () => {
  const conversation = said(['maya', 'I like bees.'], ['leo', 'Why?']);
  const first = messagesOf(promptOf(shared, conversation, turnOf('leo', [turnIdOf(1)])));
  expect(first).toEqual([
    {
      role: 'system',
      content:
        'Maya (optimist): Look for the good side.\nLeo (skeptic).\nIris.\nTopic: bees\nWhose turn it is replies in one or two short sentences.',
    },
    { role: 'user', content: 'Maya, your turn.' },
    { role: 'assistant', content: 'I like bees.' },
    { role: 'user', content: 'Leo, your turn.' },
  ]);
  expect(messagesOf(promptOf(shared, conversation, turnOf('iris', [turnIdOf(1), turnIdOf(2)])))).toEqual([
    ...first,
    { role: 'assistant', content: 'Why?' },
    { role: 'user', content: 'Iris, your turn.' },
  ]);
});

test('in the shared view a choice is a turn like any other, and a person’s words are the user’s', () => {
  const agents = shared.agents.map((agent) =>
    agent.id === 'leo' ? { ...agent, player: { type: 'human' as const } } : agent,
  );
  const options = ['Leo', 'Iris'].map((text) => ({ text, agentId: text.toLowerCase() as AgentId }));
  const conversation = said(['maya', ''], ['leo', 'Hello.\nIris: Ha.']);
  const [choice, word] = conversation.turns as [Turn, Turn];
  const turns = [
    {
      ...choice,
      task: { type: 'choose' as const, question: 'Who speaks next?', options },
      action: { type: 'choose' as const, option: 0 },
    },
    word,
  ];
  const turn = turnOf(
    'iris',
    turns.filter((one) => reaches(shared, one, 'iris' as AgentId)).map(({ turnId }) => turnId),
  );
  expect(messagesOf(promptOf({ ...shared, agents }, { ...conversation, turns }, turn)).slice(1)).toEqual([
    { role: 'user', content: 'Maya, your turn.\nWho speaks next? Choose one: Leo, Iris.' },
    { role: 'assistant', content: 'Leo' },
    { role: 'user', content: 'Leo: Hello.\n  Iris: Ha.\nIris, your turn.' },
  ]);
});

test('an agent is asked in the words of the pattern, and finds them before its own answer later on', () => {
  const briefed = { ...turnOf('maya', []), task: { type: 'speak' as const, brief: 'Find the history of tea.' } };
  const asked = messagesOf(promptOf(scenario, said(), briefed));
  expect(asked.at(-1)?.content).toBe('Please begin.\nFind the history of tea.');
  const conversation = said(['maya', 'It is old.'], ['leo', 'How old?']);
  const turns = conversation.turns.map((turn, index) => (index === 0 ? { ...turn, task: briefed.task } : turn));
  const later = messagesOf(promptOf(scenario, { ...conversation, turns }, turnOf('maya', [turnIdOf(1), turnIdOf(2)])));
  expect(later.slice(0, asked.length)).toEqual(asked);
  expect(later.slice(asked.length).map(({ content }) => content)).toEqual(['It is old.', 'Leo: How old?']);
});

test('whoever fills something in is shown the shape of it', () => {
  const schema = { type: 'object' as const, properties: { bid: { type: 'integer' as const } } };
  const parts = promptOf(scenario, said(['leo', 'Who paints?']), {
    ...turnOf('maya', [turnIdOf(1)]),
    task: { type: 'answer', brief: 'What do you bid?', schema },
  });
  expect(messagesOf(parts).at(-1)?.content).toBe('Leo: Who paints?\nWhat do you bid?\nAnswer in JSON: {"bid": number}');
});

test('a message to some reaches them and whoever said it, and nobody else', () => {
  const [turn] = said(['maya', 'Between us.']).turns as [Turn];
  const secret = { ...turn, to: ['leo' as AgentId] };
  expect(['maya', 'leo', 'iris'].filter((id) => reaches(scenario, secret, id as AgentId))).toEqual(['maya', 'leo']);
  const chosen = { ...turn, text: '', action: { type: 'choose' as const, option: 0 } };
  expect(['maya', 'leo', 'iris'].filter((id) => reaches(scenario, chosen, id as AgentId))).toEqual([]);
});
