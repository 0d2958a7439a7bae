import { type EnginePart, type EngineRequest, failure } from '../../../core';
import { logOfSumOfExponentials, mostLikelyTokens } from '../../logits';
import type { AnswerMaker } from './answer-maker';
import type { Memory } from './language-model';
import { nextTurn } from './next-turn';
import type { Reader } from './reader';

/** A beginning of an answer, and the logarithm of its probability. Its memory has read all of it but the last token. */
type Beam = { readonly tokens: readonly number[]; readonly logProbability: number; readonly memory: Memory };
type Way = { readonly from: Beam | null; readonly token: number; readonly logProbability: number };
type Whole = { readonly tokens: readonly number[]; readonly score: number };

/** Long answers have many factors below one; this evens it out a little (Wu et al. 2016, alpha). */
const lengthPenalty = 0.7;
const mostBeams = 8;

/**
 * Beam search: follows the `beams` likeliest beginnings at once and gives the likeliest whole answer found, by the
 * model's own probabilities, with the length normalisation of Wu et al. (2016, section 7). Nothing is drawn. Each beam
 * has a key-value cache of its own, so it needs a model whose cache can be copied.
 */
export async function* beamSearch(
  { model, device }: AnswerMaker,
  request: EngineRequest,
  reading: Reader,
  signal: AbortSignal,
): AsyncGenerator<EnginePart, void> {
  const width = Math.min(mostBeams, request.beams ?? 1);
  const longest = Math.min(request.maxTokens, model.contextTokens - reading.promptTokens);
  const first = await reading.logits();
  if (first === null) return yield failed('engine/stopped', 'Stopped.');
  const whole: Whole[] = [];
  let beams: readonly Beam[] = [];
  try {
    let ways: readonly Way[] | null = likeliestWays(null, first, 0, 2 * width);
    for (let length = 0; length < longest; length += 1) {
      if (ways === null) return yield failed('engine/garbled', 'The model computed no numbers.');
      const best: Way[] = [...ways].sort((a, b) => b.logProbability - a.logProbability).slice(0, 2 * width);
      // An end counts only where it is among the likeliest, or else every beginning would be an answer.
      for (const way of best.slice(0, width).filter(({ token }) => model.endTokens.has(token))) {
        whole.push({ tokens: way.from?.tokens ?? [], score: normalised(way.logProbability, length + 1) });
      }
      const going = best.filter(({ token }) => !model.endTokens.has(token)).slice(0, width);
      const next = branched(going, beams, reading);
      if (next === null) return yield failed('engine/unsupported', 'The cache of this model cannot be copied.');
      beams = next;
      reading.choose();
      const hope = normalised(beams[0]?.logProbability ?? -Infinity, longest);
      if (whole.length >= width && Math.max(...whole.map(({ score }) => score)) >= hope) break;

      ways = [];
      for (const beam of beams) {
        await nextTurn();
        if (signal.aborted) return yield failed('engine/stopped', 'Stopped.');
        const logits = await model.forward(beam.tokens.slice(-1), beam.memory);
        const more = likeliestWays(beam, logits, beam.logProbability, 2 * width);
        ways = ways === null || more === null ? null : [...ways, ...more];
      }
    }
    const unended = beams.map(({ tokens, logProbability }) => ({
      tokens,
      score: normalised(logProbability, tokens.length),
    }));
    const answers = whole.length > 0 ? whole : unended;
    const found = answers.reduce((best, other) => (other.score > best.score ? other : best));
    const text = model.textOf(found.tokens);
    if (text.trim() === '') return yield failed('engine/empty-answer', 'The model had nothing to say.');
    yield { type: 'text', text };
    const usage = reading.usage(found.tokens.length);
    const ended = whole.length > 0 ? 'stop' : 'length';
    yield { type: 'finish', text, ended, device, usage, cache: reading.cache };
  } finally {
    for (const { memory } of beams) memory.dispose();
  }
}

/** Null if the logits are no numbers. */
function likeliestWays(from: Beam | null, logits: Float32Array, before: number, count: number): readonly Way[] | null {
  const normaliser = logOfSumOfExponentials(logits);
  if (!Number.isFinite(normaliser)) return null;
  return mostLikelyTokens(logits, count)
    .filter((token) => logits[token] !== -Infinity)
    .map((token) => ({ from, token, logProbability: before + (logits[token] as number) - normaliser }));
}

/**
 * The beams of the next step. The last one that goes on from a beam takes its memory over, the others get copies; a
 * beam that nobody goes on from lets go of its own. Null, with everything let go of, where memories cannot be copied.
 */
function branched(ways: readonly Way[], before: readonly Beam[], reading: Reader): readonly Beam[] | null {
  const heirs = new Map(ways.map((way) => [way.from, way]));
  const next: Beam[] = [];
  for (const way of ways) {
    const { from, token, logProbability } = way;
    const takesOver = from !== null && heirs.get(from) === way;
    const memory = from === null ? reading.branch() : takesOver ? from.memory : copyOf(from.memory);
    if (memory === null) {
      for (const beam of next) if (!before.some((old) => old.memory === beam.memory)) beam.memory.dispose();
      return null;
    }
    next.push({ tokens: [...(from?.tokens ?? []), token], logProbability, memory });
  }
  for (const beam of before) if (!heirs.has(beam)) beam.memory.dispose();
  return next;
}

function copyOf(memory: Memory): Memory | null {
  return memory.copyOfFirst(memory.tokens.length);
}

function normalised(logProbability: number, length: number): number {
  return logProbability / ((5 + length) / 6) ** lengthPenalty;
}

function failed(
  code: 'engine/stopped' | 'engine/garbled' | 'engine/unsupported' | 'engine/empty-answer',
  message: string,
) {
  return { type: 'failure', failure: failure(code, message) } as const;
}
