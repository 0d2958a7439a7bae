import { randomAt } from '../../../../base';
import { type EnginePart, type EngineRequest, type FailureCode, failure } from '../../../../core';
import { forcedBytes, hurriedRest, isOver, type JsonPlace, mayEnd, sizeOf } from '../../../json';
import type { AnswerMaker } from '../answer-maker';
import type { LanguageModel } from '../language-model';
import type { Reader } from '../reader';
import { chooseToken, habitsWith, noHabits } from '../sampling';
import { placeAfterToken, tokensAt, type Vocabulary } from './vocabulary';

/**
 * An answer that is JSON: at every step only tokens that lead on to a text of the schema may be drawn. When the tokens
 * that are left are just enough for what must still come, nothing else comes any more: strings and arrays close, and
 * only between fixed texts is there still a choice. What must come is written even beyond `maxTokens`, never beyond the
 * context, for which `sizeOf(beginning)` tokens must be free.
 */
export async function* jsonAnswer(
  { model, device }: AnswerMaker,
  request: EngineRequest,
  beginning: JsonPlace,
  reading: Reader,
): AsyncGenerator<EnginePart, void> {
  const random = randomAt(request.seed, 0);
  const vocabulary = model.vocabulary();
  const room = model.contextTokens - reading.promptTokens;
  // JSON repeats itself by nature: what keeps a model's prose from repeating would keep a list from going on.
  const habits = habitsWith(
    { ...model.habits, repetitionPenalty: noHabits.repetitionPenalty, noRepeatNgramSize: 0 },
    request.sampling,
  );
  const decoder = new TextDecoder();
  let place = beginning;
  let written = 0;
  let text = '';

  const choose = (logits: Float32Array) =>
    chooseToken(
      allowed(logits, model, vocabulary, place, hurried),
      reading.tokens,
      habits,
      request.temperature,
      random,
    );
  const leavesRoom = (after: JsonPlace, used: number) =>
    sizeOf(after) <= room - used && restFits(after, request.maxTokens - used, model);
  let hurried = !leavesRoom(place, 0);

  for (;;) {
    const forced = forcedTokens(place, hurried, model, vocabulary);
    let token: number | null = null;
    if (forced.length === 0 && !isOver(place)) {
      const logits = await reading.logits();
      if (logits === null) return yield failed('engine/stopped', 'Stopped.');
      token = choose(logits);
      if (!hurried && token !== null && !model.endTokens.has(token)) {
        const after = placeAfterToken(vocabulary, place, token, hurried);
        hurried = after !== null && !leavesRoom(after, written + 1);
        if (hurried) token = choose(logits);
      }
      if (token === null) {
        return logits.some(Number.isNaN)
          ? yield failed('engine/garbled', 'The model computed no numbers.')
          : yield failed('engine/failed', 'The model has no tokens for what must come.');
      }
    }
    const chosen = token === null ? forced : [token];
    if (chosen.length === 0 || model.endTokens.has(chosen[0] as number)) break;
    let delta = '';
    for (const next of chosen) {
      const after = placeAfterToken(vocabulary, place, next, hurried);
      if (after === null) throw new Error('A token was drawn that may not come.');
      place = after;
      reading.choose();
      reading.add(next);
      written += 1;
      delta += decoder.decode(vocabulary.tokenBytes[next] as Uint8Array, { stream: true });
    }
    text += delta;
    if (delta !== '') yield { type: 'text', text: delta };
  }
  yield { type: 'finish', text, ended: 'stop', device, usage: reading.usage(written) };
}

/** The logits of the tokens that may come; all others are ruled out. */
function allowed(
  logits: Float32Array,
  { endTokens }: LanguageModel,
  vocabulary: Vocabulary,
  place: JsonPlace,
  hurried: boolean,
): Float32Array {
  const left = new Float32Array(logits.length).fill(-Infinity);
  const keep = (token: number) => {
    left[token] = logits[token] ?? -Infinity;
  };
  tokensAt(vocabulary, place, hurried, keep);
  if (mayEnd(place)) for (const token of endTokens) keep(token);
  return left;
}

/** Whether what must still come can be written with so many tokens, in the way in which the model usually writes it. */
function restFits(place: JsonPlace, tokens: number, model: LanguageModel): boolean {
  if (sizeOf(place) <= tokens) return true;
  return tokens > 0 && model.tokensOf(hurriedRest(place)).length <= tokens;
}

/**
 * The tokens of a text that has no alternative, as the model usually writes it, so that it need not be asked. The last of
 * them is left to the model unless nothing follows: it may take what comes next into the same token.
 */
function forcedTokens(
  place: JsonPlace,
  hurried: boolean,
  model: LanguageModel,
  { tokenBytes }: Vocabulary,
): readonly number[] {
  const { bytes, place: after } = forcedBytes(place, hurried);
  const text = wholeText(bytes);
  if (text === null || text === '') return [];
  const tokens = model.tokensOf(text);
  const written = tokens.flatMap((token) => [...(tokenBytes[token] ?? [])]);
  if (written.length !== bytes.length || written.some((byte, at) => byte !== bytes[at])) return [];
  return isOver(after) ? tokens : tokens.slice(0, -1);
}

function wholeText(bytes: readonly number[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

function failed(code: FailureCode, message: string): EnginePart {
  return { type: 'failure', failure: failure(code, message) };
}
