import { jsonText } from '../base';
import {
  type Agent,
  type AgentId,
  agentOf,
  type PromptMessage,
  type Scenario,
  shapeOf,
  type TurnId,
  type TurnTask,
} from '../core';
import { type Conversation, memberOf, type Turn, turnById } from './conversation';
import { promptWords } from './prompt-words';

/** One piece of a prompt, and where it came from. */
export type PromptPart = {
  readonly role: PromptMessage['role'];
  readonly text: string;
  readonly source: PromptSource;
};

export type PromptSource =
  | { readonly type: 'identity' | 'instructions' | 'others' | 'people' | 'topic' | 'manner' | 'cue' | 'summary' }
  | { readonly type: 'turn'; readonly turnId: TurnId };

/** The turn that a prompt is for, as far as it decides the prompt. */
export type PromptedTurn = {
  readonly agentId: AgentId;
  readonly task: TurnTask;
  readonly perceived: readonly TurnId[];
  /** What stands in the place of turns that were cut; null for nothing. */
  readonly summary: string | null;
};

/**
 * The exact prompt of a turn, piece by piece.
 *
 * In the private view each agent has a system prompt of its own, its own earlier words are the assistant's, and
 * everybody else's are the user's, one line each with the speaker's name.
 *
 * In the shared view there is one transcript for all, to which turns are only ever appended: the system prompt says who
 * everybody is, whoever's turn it is is called by the user, and every answer, a choice too, is the assistant's, word for
 * word. A model with one key-value cache then never reads anything twice; the price is that nobody has a secret.
 *
 * In both, rendering a longer conversation extends the shorter one, so that prefixes can be cached.
 */
export function promptOf(scenario: Scenario, state: Conversation, turn: PromptedTurn): readonly PromptPart[] {
  return scenario.view === 'shared' ? sharedPrompt(scenario, state, turn) : privatePrompt(scenario, state, turn);
}

/**
 * Whether an agent may have a finished turn in its prompt: it said it itself, or it was said to it. What was chosen or
 * answered to a question of the pattern reaches nobody by itself; in the shared view everything is everybody's.
 */
export function reaches({ view }: Scenario, { state, action, agentId, to }: Turn, listener: AgentId): boolean {
  if (state !== 'finished') return false;
  if (view === 'shared') return true;
  return action === null && (to === null || agentId === listener || to.includes(listener));
}

function privatePrompt(
  scenario: Scenario,
  state: Conversation,
  { agentId, task, perceived, summary }: PromptedTurn,
): readonly PromptPart[] {
  const words = promptWords[scenario.language];
  const agent = agentById(scenario, state, agentId);
  const others = othersThan(agentId, scenario);

  const parts: PromptPart[] = [
    { role: 'system', text: words.identity(agent.name, agent.role), source: { type: 'identity' } },
  ];
  const add = (role: PromptPart['role'], text: string, source: PromptSource) => parts.push({ role, text, source });
  const ask = (asked: TurnTask) => {
    const last = parts.at(-1)?.role;
    if (last !== 'user') add('user', last === 'system' ? words.begin : words.goOn, { type: 'cue' });
    for (const cue of cuesOf(scenario, asked)) add('user', cue, { type: 'cue' });
  };
  if (agent.instructions.trim() !== '') add('system', agent.instructions.trim(), { type: 'instructions' });
  if (others.length > 0) add('system', words.others(others), { type: 'others' });
  if (scenario.topic.trim() !== '') add('system', words.topic(scenario.topic.trim()), { type: 'topic' });
  add('system', words.manner(agent.name), { type: 'manner' });

  if (summary !== null) add('user', words.earlier(indented(summary)), { type: 'summary' });
  for (const turnId of perceived) {
    const turn = perceivedTurn(state, turnId);
    if (turn.agentId === agentId) {
      ask(turn.task);
      add('assistant', turn.text, { type: 'turn', turnId });
    } else {
      add('user', words.line(nameOf(scenario, state, turn.agentId), indented(turn.text)), { type: 'turn', turnId });
    }
  }
  ask(task);
  return parts;
}

function sharedPrompt(
  scenario: Scenario,
  state: Conversation,
  { agentId, task, perceived, summary }: PromptedTurn,
): readonly PromptPart[] {
  const words = promptWords[scenario.language];
  const parts: PromptPart[] = [];
  const add = (role: PromptPart['role'], text: string, source: PromptSource) => parts.push({ role, text, source });
  const call = (id: AgentId, asked: TurnTask) => {
    add('user', words.called(nameOf(scenario, state, id)), { type: 'cue' });
    for (const cue of cuesOf(scenario, asked)) add('user', cue, { type: 'cue' });
  };

  for (const { name, role, instructions } of scenario.agents)
    add('system', words.person(name, role, indented(instructions.trim())), { type: 'people' });
  if (scenario.topic.trim() !== '') add('system', words.topic(scenario.topic.trim()), { type: 'topic' });
  add('system', words.commonManner, { type: 'manner' });

  if (summary !== null) add('user', words.earlier(indented(summary)), { type: 'summary' });
  for (const turnId of perceived) {
    const turn = perceivedTurn(state, turnId);
    if (agentById(scenario, state, turn.agentId).player.type !== 'model') {
      add('user', words.line(nameOf(scenario, state, turn.agentId), indented(turn.text)), { type: 'turn', turnId });
    } else {
      call(turn.agentId, turn.task);
      add('assistant', wordsOf(turn), { type: 'turn', turnId });
    }
  }
  call(agentId, task);
  return parts;
}

/** Asks for a summary of what these turns said, together with what was summed up before. */
export function summaryPrompt(
  scenario: Scenario,
  state: Conversation,
  turnIds: readonly TurnId[],
  before: string | null,
): readonly PromptMessage[] {
  const words = promptWords[scenario.language];
  const lines = turnIds
    .map((turnId) => perceivedTurn(state, turnId))
    .filter(({ action }) => action === null)
    .map(({ agentId, text }) => words.line(nameOf(scenario, state, agentId), indented(text)));
  const earlier = before === null ? [] : [words.earlier(indented(before))];
  return [{ role: 'user', content: [...earlier, ...lines, words.sumUp].join('\n') }];
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

/** Those whom an agent is told of: all others, or in a crowd the first of them, because nobody can read a thousand names. */
function othersThan(agentId: AgentId, { agents }: Scenario): readonly Agent[] {
  const known = agents.length > mostKnown ? agents.slice(0, mostKnown) : agents;
  return known.filter(({ id }) => id !== agentId);
}

const mostKnown = 32;

/** What a turn's task adds to the prompt. */
function cuesOf({ language }: Scenario, task: TurnTask): readonly string[] {
  const words = promptWords[language];
  switch (task.type) {
    case 'speak':
      return task.brief === undefined ? [] : [indented(task.brief)];
    case 'choose': {
      const texts = task.options.map(({ text }) => text);
      const ofAgents = task.options.every(({ agentId }) => agentId !== undefined);
      return [words.choose(indented(task.question), texts, ofAgents)];
    }
    case 'answer':
      return [...(task.brief === '' ? [] : [indented(task.brief)]), words.answerInJson(shapeOf(task.schema))];
  }
}

/** What was said, chosen or answered, as the model wrote it. */
export function wordsOf({ task, text, action }: Pick<Turn, 'task' | 'text' | 'action'>): string {
  if (action === null) return text;
  if (action.type === 'answer') return jsonText(action.value);
  return task.type === 'choose' ? (task.options[action.option]?.text ?? '') : '';
}

function perceivedTurn(state: Conversation, turnId: TurnId): Turn {
  const turn = turnById(state, turnId);
  if (turn === undefined) throw new Error(`${turnId} was perceived but never taken.`);
  return turn;
}

/** Who is or was there: the agents of the scenario, and those who spoke before they were taken out of it. */
function agentById(scenario: Scenario, state: Conversation, agentId: AgentId): Agent {
  const agent = agentOf(scenario, agentId) ?? memberOf(state, agentId);
  if (agent === undefined) throw new Error(`${agentId} is not in the scenario.`);
  return agent;
}

function nameOf(scenario: Scenario, state: Conversation, agentId: AgentId): string {
  return agentById(scenario, state, agentId).name;
}

/** Continuation lines are indented, so that no message can pass a line of its own off as somebody else's. */
function indented(text: string): string {
  return text.replace(/\r?\n/g, '\n  ');
}
