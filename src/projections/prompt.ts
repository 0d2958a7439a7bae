import type { AgentId, Language, PromptMessage, Scenario, TurnId, TurnTask } from '../core';
import { type Conversation, turnById } from './conversation';

/** One piece of a prompt, and where it came from. */
export type PromptPart = {
  readonly role: PromptMessage['role'];
  readonly text: string;
  readonly source: PromptSource;
};

export type PromptSource =
  | { readonly type: 'identity' | 'instructions' | 'others' | 'topic' | 'manner' | 'cue' }
  | { readonly type: 'turn'; readonly turnId: TurnId };

/**
 * The exact prompt of a turn, piece by piece, in the private view: each agent has a system prompt of its own, its own
 * earlier words are the assistant's, and everybody else's are the user's, one line each with the speaker's name.
 * Rendering a longer conversation extends the shorter one, so that prefixes can be cached.
 */
export function promptOf(
  scenario: Scenario,
  state: Conversation,
  agentId: AgentId,
  task: TurnTask,
  perceived: readonly TurnId[],
): readonly PromptPart[] {
  const words = promptWords[scenario.language];
  const agent = scenario.agents.find(({ id }) => id === agentId);
  if (agent === undefined) throw new Error(`${agentId} is not in the scenario.`);
  const nameOf = (id: AgentId) => scenario.agents.find((other) => other.id === id)?.name ?? id;
  const others = scenario.agents.filter(({ id }) => id !== agentId);

  const parts: PromptPart[] = [
    { role: 'system', text: words.identity(agent.name, agent.role), source: { type: 'identity' } },
  ];
  const add = (role: PromptPart['role'], text: string, source: PromptSource) => parts.push({ role, text, source });
  if (agent.instructions.trim() !== '') add('system', agent.instructions.trim(), { type: 'instructions' });
  if (others.length > 0) add('system', words.others(others), { type: 'others' });
  if (scenario.topic.trim() !== '') add('system', words.topic(scenario.topic.trim()), { type: 'topic' });
  add('system', words.manner(agent.name), { type: 'manner' });

  for (const turnId of perceived) {
    const turn = turnById(state, turnId);
    if (turn === undefined) throw new Error(`${turnId} was perceived but never taken.`);
    if (turn.agentId === agentId) {
      const before = parts.at(-1)?.role;
      if (before !== 'user') add('user', before === 'system' ? words.begin : words.goOn, { type: 'cue' });
      add('assistant', turn.text, { type: 'turn', turnId });
    } else {
      add('user', words.line(nameOf(turn.agentId), indented(turn.text)), { type: 'turn', turnId });
    }
  }
  const last = parts.at(-1)?.role;
  if (last !== 'user') add('user', last === 'system' ? words.begin : words.goOn, { type: 'cue' });
  if (task.type === 'choose-speaker') add('user', words.choose(task.among.map(nameOf)), { type: 'cue' });
  return parts;
}

/** The parts as an engine takes them: neighbours of one role are lines of one message. */
export function messagesOf(parts: readonly PromptPart[]): readonly PromptMessage[] {
  const messages: PromptMessage[] = [];
  for (const { role, text } of parts) {
    const last = messages.at(-1);
    if (last?.role === role) messages[messages.length - 1] = { role, content: `${last.content}\n${text}` };
    else messages.push({ role, content: text });
  }
  return messages;
}

/** Continuation lines are indented, so that no message can pass a line of its own off as somebody else's. */
function indented(text: string): string {
  return text.replace(/\r?\n/g, '\n  ');
}

type Other = { readonly name: string; readonly role: string };

/** The fixed sentences of every prompt. The built-in model was trained on exactly these (tools/builtin-model). */
const promptWords: Record<
  Language,
  {
    identity(name: string, role: string): string;
    others(others: readonly Other[]): string;
    topic(topic: string): string;
    manner(name: string): string;
    line(name: string, text: string): string;
    choose(names: readonly string[]): string;
    readonly begin: string;
    readonly goOn: string;
  }
> = {
  en: {
    identity: (name, role) => (role === '' ? `You are ${name}.` : `You are ${name}. Your role: ${role}.`),
    others: (others) =>
      `Others: ${others.map(({ name, role }) => (role === '' ? name : `${name} (${role})`)).join(', ')}.`,
    topic: (topic) => `Topic: ${topic}`,
    manner: (name) => `Reply as ${name} in one or two short sentences.`,
    line: (name, text) => `${name}: ${text}`,
    choose: (names) => `Who speaks next? Choose one: ${names.join(', ')}.`,
    begin: 'Please begin.',
    goOn: 'Please go on.',
  },
  zh: {
    identity: (name, role) => (role === '' ? `你是${name}。` : `你是${name}。你的角色：${role}。`),
    others: (others) =>
      `同场：${others.map(({ name, role }) => (role === '' ? name : `${name}（${role}）`)).join('、')}。`,
    topic: (topic) => `话题：${topic}`,
    manner: (name) => `请以${name}的身份回答，一两句短话。`,
    line: (name, text) => `${name}：${text}`,
    choose: (names) => `下一位谁发言？请选一位：${names.join('、')}。`,
    begin: '请开始。',
    goOn: '请继续。',
  },
};
