import { type EmbedPart, type EmbedRequest, type FailureCode, failure, limits, type Vector } from '../../../core';
import type { AnswerMaker } from './answer-maker';
import type { LanguageModel } from './language-model';
import { nextTurn } from './next-turn';
import { NoNumbers } from './numbers';

/** Turns texts into vectors, one after another, each read from nothing. Throws what the model throws. */
export async function* embed(
  { model, device }: Pick<AnswerMaker, 'model' | 'device'>,
  { texts }: EmbedRequest,
  signal: AbortSignal,
): AsyncGenerator<EmbedPart, void> {
  const { textStates, contextTokens } = model;
  if (textStates === undefined) return yield failed('engine/unsupported', 'This model has no vectors of texts.');
  if (texts.length > limits.embeddedTexts) {
    return yield failed('engine/failed', `${texts.length} texts are more than ${limits.embeddedTexts}.`);
  }
  const all = texts.map((text) => model.tokensOf(text));
  for (const [text, { length }] of all.entries()) {
    if (length === 0) return yield failed('engine/failed', 'A text without words has no vector.');
    if (length > contextTokens) {
      const details = { promptTokens: length, contextTokens, text };
      return yield failed('engine/context-exceeded', 'A text does not fit.', details);
    }
  }
  const vectors: Vector[] = [];
  for (const tokens of all) {
    const vector = await vectorOf(tokens, model, textStates, signal);
    if (vector === null) return yield failed('engine/stopped', 'Stopped.');
    vectors.push(vector);
  }
  yield { type: 'embedded', vectors, device };
}

/** The sum over the tokens, made as long as 1, which is the mean made so; null if it was stopped. */
async function vectorOf(
  tokens: readonly number[],
  model: LanguageModel,
  textStates: NonNullable<LanguageModel['textStates']>,
  signal: AbortSignal,
): Promise<Vector | null> {
  const memory = model.newMemory();
  try {
    let sum: readonly number[] = [];
    for (let start = 0; start < tokens.length; start += model.tokensPerStep) {
      await nextTurn();
      if (signal.aborted) return null;
      const states = await textStates(tokens.slice(start, start + model.tokensPerStep), memory);
      sum = Array.from(states, (value, index) => value + (sum[index] ?? 0));
    }
    const length = Math.hypot(...sum);
    if (!(length > 0 && length < Number.POSITIVE_INFINITY)) throw new NoNumbers('The model computed no direction.');
    return sum.map((value) => value / length);
  } finally {
    memory.dispose();
  }
}

function failed(code: FailureCode, message: string, details?: Readonly<Record<string, number>>): EmbedPart {
  return { type: 'failure', failure: failure(code, message, details) };
}
