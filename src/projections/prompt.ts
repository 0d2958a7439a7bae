import { jsonText } from '../base';
import {
  type Agent,
  type AgentId,
  agentOf,
  type PromptMessage,
  type Scenario,
  shapeOf,
  type ToolCall,
  type ToolId,
  type TurnId,
  type TurnTask,
  toolChoiceSchema,
  toolIds,
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
  | {
      readonly type:
        | 'identity'
        | 'instructions'
        | 'others'
        | 'people'
        | 'topic'
        | 'tools'
        | 'manner'
        | 'cue'
        | 'summary';
    }
  | { readonly type: 'turn'; readonly turnId: TurnId }
  /** A call, or what came of it; `turnId` is null in the turn that is being taken. */
  | { readonly type: 'call'; readonly turnId: TurnId | null };

/** The turn that a prompt is for, as far as it decides the prompt. */
export type PromptedTurn = {
  readonly agentId: AgentId;
  readonly task: TurnTask;
  readonly perceived: readonly TurnId[];
  /** What stands in the place of turns that were cut; null for nothing. */
  readonly summary: string | null;
  /** What it has used in this turn so far. */
  readonly calls: readonly ToolCall[];
  /** It is being asked which tool to use now; left out, it is to do what the task asks for. */
  readonly choosesTool?: boolean;
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
 * An agent with tools is asked for them before it speaks, with everything in the prompt that it will have when it does.
 * What it called stands there as its own words, and what came of it as a line of the user's.
 *
 * In both, rendering a longer conversation extends the shorter one, so that prefixes can be cached.
 */
export function promptOf(scenario: Scenario, state: Conversation, turn: PromptedTurn): readonly PromptPart[] {
  const parts = scenario.view === 'shared' ? sharedPrompt(scenario, state, turn) : privatePrompt(scenario, state, turn);
  return parts.map((part) => ({ ...part, text: harmless(part.text) }));
}

/**
 * Whether an agent may have a finished turn in its prompt: it said it itself, or it was said to it. What was chosen or
 * answered to a question of the pattern reaches nobody by itself; in the shared view that is everybody's too. Nothing that
 * was said to some is: a fork can bring it there.
 */
export function reaches({ view }: Scenario, { state, action, agentId, to }: Turn, listener: AgentId): boolean {
  if (state !== 'finished') return false;
  const isForListener = to === null || agentId === listener || to.includes(listener);
  return isForListener && (view === 'shared' || action === null);
}

function privatePrompt(
  scenario: Scenario,
  state: Conversation,
  { agentId, task, perceived, summary, calls, choosesTool = false }: PromptedTurn,
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
  const call = (made: readonly ToolCall[], turnId: TurnId | null, asOf = scenario) => {
    for (const part of callParts(asOf, agentId, made, turnId)) parts.push(part);
  };
  if (agent.instructions.trim() !== '') add('system', agent.instructions.trim(), { type: 'instructions' });
  if (others.length > 0) add('system', words.others(others), { type: 'others' });
  if (scenario.topic.trim() !== '') add('system', words.topic(scenario.topic.trim()), { type: 'topic' });
  const hints = words.tools(agent.tools ?? [], scenario.documents ?? []);
  if (hints !== '') add('system', hints, { type: 'tools' });
  add('system', words.manner(agent.name), { type: 'manner' });

  if (summary !== null) add('user', words.earlier(indented(summary)), { type: 'summary' });
  for (const turnId of perceived) {
    const turn = perceivedTurn(state, turnId);
    if (turn.agentId === agentId) {
      ask(turn.task);
      call(turn.calls, turnId, turn.scenario ?? scenario);
      if (turn.calls.length > 0) add('user', words.goOn, { type: 'cue' });
      add('assistant', turn.text, { type: 'turn', turnId });
    } else {
      add('user', words.line(nameOf(scenario, state, turn.agentId), indented(turn.text)), { type: 'turn', turnId });
    }
  }
  ask(task);
  call(calls, null);
  if (choosesTool) add('user', toolCue(scenario, agentId), { type: 'cue' });
  else if (calls.length > 0) add('user', words.goOn, { type: 'cue' });
  return parts;
}

function sharedPrompt(
  scenario: Scenario,
  state: Conversation,
  { agentId, task, perceived, summary, calls, choosesTool = false }: PromptedTurn,
): readonly PromptPart[] {
  const words = promptWords[scenario.language];
  const parts: PromptPart[] = [];
  const add = (role: PromptPart['role'], text: string, source: PromptSource) => parts.push({ role, text, source });
  const call = (id: AgentId) => add('user', words.called(nameOf(scenario, state, id)), { type: 'cue' });
  const ask = (id: AgentId, asked: TurnTask) => {
    call(id);
    for (const cue of cuesOf(scenario, asked)) add('user', cue, { type: 'cue' });
  };

  for (const { name, role, instructions } of scenario.agents)
    add('system', words.person(name, role, indented(instructions.trim())), { type: 'people' });
  if (scenario.topic.trim() !== '') add('system', words.topic(scenario.topic.trim()), { type: 'topic' });
  const anybodys = toolIds.filter((tool) => scenario.agents.some(({ tools }) => tools?.includes(tool)));
  const hints = words.tools(anybodys, scenario.documents ?? []);
  if (hints !== '') add('system', hints, { type: 'tools' });
  add('system', words.commonManner, { type: 'manner' });

  if (summary !== null) add('user', words.earlier(indented(summary)), { type: 'summary' });
  for (const turnId of perceived) {
    const turn = perceivedTurn(state, turnId);
    if (agentById(scenario, state, turn.agentId).player.type !== 'model') {
      add('user', words.line(nameOf(scenario, state, turn.agentId), indented(turn.text)), { type: 'turn', turnId });
    } else {
      ask(turn.agentId, turn.task);
      for (const part of callParts(turn.scenario ?? scenario, turn.agentId, turn.calls, turnId)) parts.push(part);
      if (turn.calls.length > 0) call(turn.agentId);
      add('assistant', wordsOf(turn), { type: 'turn', turnId });
    }
  }
  ask(agentId, task);
  for (const part of callParts(scenario, agentId, calls, null)) parts.push(part);
  if (choosesTool) add('user', toolCue(scenario, agentId), { type: 'cue' });
  else if (calls.length > 0) call(agentId);
  return parts;
}

/** The calls of a turn, each as it was asked for, made, and answered. */
function callParts(
  scenario: Scenario,
  agentId: AgentId,
  calls: readonly ToolCall[],
  turnId: TurnId | null,
): readonly PromptPart[] {
  const words = promptWords[scenario.language];
  const cue = toolCue(scenario, agentId);
  return calls.flatMap((call): readonly PromptPart[] => [
    { role: 'user', text: cue, source: { type: 'cue' } },
    { role: 'assistant', text: jsonText({ tool: call.tool, input: call.input }), source: { type: 'call', turnId } },
    { role: 'user', text: words.line(call.tool, indented(resultOf(scenario, call))), source: { type: 'call', turnId } },
  ]);
}

function toolCue(scenario: Scenario, agentId: AgentId): string {
  const tools: readonly ToolId[] = agentOf(scenario, agentId)?.tools ?? [];
  return promptWords[scenario.language].answerInJson(shapeOf(toolChoiceSchema(tools)));
}

/** What came of a call, as the agent reads it. */
function resultOf({ language }: Scenario, { outcome }: ToolCall): string {
  const words = promptWords[language];
  switch (outcome.type) {
    case 'result':
      return outcome.text;
    case 'refused':
      return words.refused;
    case 'failed':
      return words.failed(outcome.failure.code, outcome.failure.details ?? {});
  }
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
  return [{ role: 'user', content: harmless([...earlier, ...lines, words.sumUp].join('\n')) }];
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
  return text.replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, '\n  ');
}

/**
 * The marks with which chat templates part one message from the next, such as `<|im_end|>` or `[INST]`. Tokenizers read
 * them as what they mean wherever they stand, so that a message could end itself and go on as the system's.
 */
const templateMarks =
  /<(?=[|｜])|(?<=[|｜])>|<(?=\/?(?:s|bos|eos|pad|unk|start_of_turn|end_of_turn|end_of_utterance)>|<?\/?SYS>)|\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS)\])/gi;

/** The marks in a text are broken by a blank: they stay to be read, and mean nothing. */
function harmless(text: string): string {
  return text.replace(templateMarks, (mark) => (mark === '>' ? ' >' : `${mark} `));
}
