import { failure, type LikelyToken, type ScoredToken, type ScorePart, type ScoreRequest } from '../../../core';
import { logOfSumOfExponentials, mostLikelyTokens } from '../../logits';
import type { AnswerMaker } from './answer-maker';
import type { LanguageModel } from './language-model';
import { reader } from './reader';
import { textStream } from './text-stream';

/**
 * Reads a text after its prompt, token by token, and tells how likely each was. The prompt's cache is used and kept, so
 * after a turn only the text itself is computed. Throws what the model throws.
 */
export async function* score(
  maker: AnswerMaker,
  request: ScoreRequest,
  signal: AbortSignal,
): AsyncGenerator<ScorePart, void> {
  const { model, device } = maker;
  const prompt = model.promptTokens(request.messages);
  const [end] = model.endTokens;
  const tokens = model.tokensOf(request.text);
  if (prompt.length + tokens.length + 1 > model.contextTokens) {
    const details = { promptTokens: prompt.length, contextTokens: model.contextTokens };
    return yield { type: 'failure', failure: failure('engine/context-exceeded', 'The text does not fit.', details) };
  }
  const reading = reader(maker, prompt, signal);
  const scored: ScoredToken[] = [];
  // A character that several tokens make together is shown at the last of them.
  const stream = textStream(model.textOf);
  try {
    for (const token of end === undefined ? tokens : [...tokens, end]) {
      const logits = await reading.logits();
      if (logits === null) return yield { type: 'failure', failure: failure('engine/stopped', 'Stopped.') };
      const found = scoredToken(model, logits, token, request.alternatives);
      if (found === null) {
        return yield { type: 'failure', failure: failure('engine/garbled', 'The model computed no numbers.') };
      }
      const isEnd = scored.length === tokens.length;
      scored.push({ ...found, text: isEnd ? '' : stream.add(token) });
      if (!isEnd) reading.add(token);
    }
  } finally {
    reading.end();
  }
  yield { type: 'scored', tokens: scored, device };
}

/** A token's place among all others; null if the logits are no numbers. */
function scoredToken(
  model: LanguageModel,
  logits: Float32Array,
  token: number,
  alternatives: number,
): Omit<ScoredToken, 'text'> | null {
  const normaliser = logOfSumOfExponentials(logits);
  const own = logits[token];
  if (own === undefined || !Number.isFinite(normaliser)) return null;
  let rank = 1;
  for (const logit of logits) if (logit > own) rank += 1;
  return {
    logProbability: Math.min(0, own - normaliser),
    rank,
    alternatives: mostLikelyTokens(logits, alternatives).map((other) =>
      likely(model, other, (logits[other] as number) - normaliser),
    ),
  };
}

function likely(model: LanguageModel, token: number, logProbability: number): LikelyToken {
  return { text: model.endTokens.has(token) ? '' : model.textOf([token]), logProbability: Math.min(0, logProbability) };
}
