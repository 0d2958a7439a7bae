import type { EnginePart, Failure, PromptMessage, TurnId } from '../core';
import type { PromptPart, Turn } from '../projections';

/** What a prompt leaves out, and what stands in its place. */
export type LeftOut = { readonly cut: readonly TurnId[]; readonly summary: string | null };

/**
 * What the prompt of the last turn (`Book.lastPromptOf`) had no room for stays out, so that the next prompt extends it.
 */
export function leftOutBefore(last: Turn | null, perceivable: readonly TurnId[]): LeftOut {
  return { cut: last?.cut.filter((id) => perceivable.includes(id)) ?? [], summary: last?.summary ?? null };
}

/**
 * The share of the context that a prompt keeps when it is cut. After a cut the whole prompt is read again, so a share `s`
 * costs `s / (1 - s)` tokens for each new one: 1.9 at 0.65, 1 at a half. With less, agents forget more than is saved.
 */
const keptShare = 0.5;

/**
 * The oldest turns to leave out of a prompt that was too long, so that half of the context is filled: room to grow, so
 * that not every turn cuts anew. At least one, and never the last; none where none can be spared. How many tokens a turn
 * takes is judged by its share of the characters, the words that call its speaker and the tools it used included.
 */
export function oldestToCut(parts: readonly PromptPart[], { details }: Failure): readonly TurnId[] {
  const turns = turnsOf(parts);
  const promptTokens = Number(details?.promptTokens ?? 0);
  const contextTokens = Number(details?.contextTokens ?? 0);
  const characters = parts.reduce((sum, { text }) => sum + text.length, 0);
  const surplus = promptTokens > 0 ? characters * (1 - (keptShare * contextTokens) / promptTokens) : 0;
  const cut: TurnId[] = [];
  let freed = 0;
  for (const turn of turns.slice(0, -1)) {
    if (cut.length > 0 && freed >= surplus) break;
    cut.push(turn.turnId);
    freed += turn.characters;
  }
  return cut;
}

/**
 * A summary of these turns, and of the summary before them; null if the model has none to give. Turns that are too long
 * to be summed up at once are summed up by halves, the second on top of the first.
 */
export async function summaryOf(
  turnIds: readonly TurnId[],
  earlier: string | null,
  ask: (messages: readonly PromptMessage[]) => Promise<Exclude<EnginePart, { type: 'text' }>>,
  promptFor: (turnIds: readonly TurnId[], earlier: string | null) => readonly PromptMessage[],
): Promise<string | null> {
  const end = await ask(promptFor(turnIds, earlier));
  if (end.type === 'finish') return end.text.trim() || null;
  if (end.failure.code !== 'engine/context-exceeded' || turnIds.length < 2) return null;
  const middle = Math.ceil(turnIds.length / 2);
  const older = await summaryOf(turnIds.slice(0, middle), earlier, ask, promptFor);
  const newer = await summaryOf(turnIds.slice(middle), older ?? earlier, ask, promptFor);
  return newer ?? older;
}

/** The turns in a prompt, oldest first, each with the cues and calls that came before it. */
function turnsOf(parts: readonly PromptPart[]): readonly { readonly turnId: TurnId; readonly characters: number }[] {
  const turns: { turnId: TurnId; characters: number }[] = [];
  let cues = 0;
  for (const { text, source } of parts) {
    if (source.type === 'cue' || source.type === 'call') cues += text.length;
    if (source.type !== 'turn') continue;
    turns.push({ turnId: source.turnId, characters: cues + text.length });
    cues = 0;
  }
  return turns;
}
