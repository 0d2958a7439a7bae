import { agentOf, limits, type PromptMessage, type ToolCall, type TurnId } from '../../core';
import { type Conversation, messagesOf, type PromptPart, promptOf, type Turn } from '../../projections';

/** What an agent read before its turn, exactly as the model was given it. */
export type Reading = {
  readonly messages: readonly ReadMessage[];
  readonly characters: number;
};

/** One message of the prompt, and the pieces that it was put together from. */
export type ReadMessage = { readonly role: PromptMessage['role']; readonly parts: readonly PromptPart[] };

export type ToolStep = { readonly call: ToolCall | null; readonly reading: Reading };

/** The prompt of a turn; null for the words of a person, who is given none. */
export function readingOf(conversation: Conversation, turn: Turn): Reading | null {
  const { scenario } = turn;
  if (scenario === null || agentOf(scenario, turn.agentId)?.player.type !== 'model') return null;
  return asRead(promptOf(scenario, conversation, turn));
}

/** The questions for a tool that came before a turn's words, each with its prompt; `call` is null where none was wanted. */
export function toolStepsOf(conversation: Conversation, turn: Turn): readonly ToolStep[] {
  const { scenario } = turn;
  if (scenario === null || agentOf(scenario, turn.agentId)?.player.type !== 'model' || turn.task.type !== 'speak')
    return [];
  const promptAfter = (calls: number, seen: Pick<Turn, 'perceived' | 'summary'>) =>
    asRead(
      promptOf(scenario, conversation, { ...turn, ...seen, calls: turn.calls.slice(0, calls), choosesTool: true }),
    );
  const steps = turn.calls.map((call, place): ToolStep => ({ call, reading: promptAfter(place, call) }));
  // Whoever spoke with calls left was asked once more than it called.
  const askedOnce = turn.by?.type === 'model' && turn.by.besides !== undefined;
  if (turn.state !== 'finished' || !askedOnce || steps.length === limits.callsPerTurn) return steps;
  return [...steps, { call: null, reading: promptAfter(steps.length, turn) }];
}

function asRead(parts: readonly PromptPart[]): Reading {
  const messages: { role: ReadMessage['role']; parts: PromptPart[] }[] = [];
  for (const part of parts) {
    const last = messages.at(-1);
    if (last?.role === part.role) last.parts.push(part);
    else messages.push({ role: part.role, parts: [part] });
  }
  return { messages, characters: messagesOf(parts).reduce((sum, { content }) => sum + content.length, 0) };
}

/** The prompt as plain text, for the clipboard. */
export function plainText(reading: Reading): string {
  return reading.messages
    .map(({ role, parts }) => `[${role}]\n${parts.map(({ text }) => text).join('\n')}`)
    .join('\n\n');
}

/** The turns that had this one in their prompt. */
export function reachedBy(conversation: Conversation, turnId: TurnId): readonly Turn[] {
  return conversation.turns.filter(({ perceived }) => perceived.includes(turnId));
}
