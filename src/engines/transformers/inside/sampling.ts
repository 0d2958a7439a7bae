import type { Random } from '../../../base';
import type { Sampling } from '../../../core';
import { mostLikelyTokens } from '../../logits';

/** The parts of a model's generation config that shape its answers. 0 or 1 where they change nothing. */
export type SamplingHabits = {
  /** Only the most likely tokens are drawn from; 0 for all. */
  readonly topK: number;
  /** Only the most likely tokens that together have this probability are drawn from; 1 for all. */
  readonly topP: number;
  /** Only tokens at least this share as likely as the most likely one are drawn from (Nguyen et al. 2024); 0 for all. */
  readonly minP: number;
  /** Divides the logits of tokens that stand in the text already (Keskar et al. 2019); 1 for none. */
  readonly repetitionPenalty: number;
  /** No sequence of this many tokens comes twice; 0 for any. */
  readonly noRepeatNgramSize: number;
  /**
   * A sentence does not begin as an earlier one did, as long as a token of at least this probability leads elsewhere; 0
   * to let it. A small model that is short of ideas says a fact again; forbidding it later, in mid-sentence, as
   * `noRepeatNgramSize` does, makes it break off into nonsense instead.
   */
  readonly freshStart: number;
};

export const noHabits: SamplingHabits = {
  topK: 0,
  topP: 1,
  minP: 0,
  repetitionPenalty: 1,
  noRepeatNgramSize: 0,
  freshStart: 0,
};

/** A model's habits with what a request wants otherwise. */
export function habitsWith(habits: SamplingHabits, wanted: Sampling = {}): SamplingHabits {
  return {
    ...habits,
    topK: wanted.topK ?? habits.topK,
    topP: wanted.topP ?? habits.topP,
    minP: wanted.minP ?? habits.minP,
    repetitionPenalty: wanted.repetitionPenalty ?? habits.repetitionPenalty,
  };
}

/**
 * Chooses the next token; null if the logits are not numbers. Changes the logits in place. At temperature 0 the most
 * likely one; else one draw from the tokens that `topK`, `topP` and `minP` leave. `text` are all tokens so far, the prompt's too;
 * `used` are the tokens by which a sentence would begin as an earlier one did.
 */
export function chooseToken(
  logits: Float32Array,
  text: readonly number[],
  habits: SamplingHabits,
  temperature: number,
  random: Random,
  used: ReadonlySet<number> = new Set(),
): number | null {
  penaliseRepetition(logits, text, habits.repetitionPenalty);
  banRepeatedNgrams(logits, text, habits.noRepeatNgramSize);
  const best = mostLikely(logits);
  if (best === null || temperature === 0) return best;
  const candidates = topCandidates(logits, best, habits, temperature);
  return draw(fresh(candidates, used, habits.freshStart), random);
}

/** Chooses among a few tokens alone, by their logits; null if these are not numbers. */
export function chooseAmong(
  logits: Float32Array,
  tokens: readonly number[],
  temperature: number,
  random: Random,
): number | null {
  const picked = Float32Array.from(tokens, (token) => logits[token] ?? Number.NaN);
  const best = mostLikely(picked);
  if (best === null) return null;
  if (temperature === 0) return tokens[best] ?? null;
  const chosen = draw(topCandidates(picked, best, noHabits, temperature), random);
  return tokens[chosen] ?? null;
}

/** Leaves the used tokens out if another one is likely enough. */
function fresh({ tokens, weights }: Candidates, used: ReadonlySet<number>, least: number): Candidates {
  if (least === 0 || used.size === 0) return { tokens, weights };
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const others = where({ tokens, weights }, (_, token) => !used.has(token));
  return others.weights.some((weight) => weight >= least * sum) ? others : { tokens, weights };
}

/** Tokens, and at the same place how likely each is, not normalised. Plain arrays: there may be 150,000 of them. */
type Candidates = { readonly tokens: ArrayLike<number>; readonly weights: Float64Array };

function penaliseRepetition(logits: Float32Array, text: readonly number[], penalty: number): void {
  if (penalty === 1) return;
  for (const token of new Set(text)) {
    const logit = logits[token];
    if (logit !== undefined) logits[token] = logit < 0 ? logit * penalty : logit / penalty;
  }
}

function banRepeatedNgrams(logits: Float32Array, text: readonly number[], size: number): void {
  if (size < 1 || text.length < size) return;
  const start = text.slice(text.length - size + 1);
  for (let at = 0; at + size <= text.length; at += 1) {
    if (start.every((token, index) => text[at + index] === token)) logits[text[at + size - 1] as number] = -Infinity;
  }
}

function mostLikely(logits: Float32Array): number | null {
  let best = -1;
  let highest = -Infinity;
  for (let token = 0; token < logits.length; token += 1) {
    const logit = logits[token] as number;
    if (Number.isNaN(logit)) return null;
    if (logit > highest) {
      highest = logit;
      best = token;
    }
  }
  return best === -1 || highest === Infinity ? null : best;
}

function topCandidates(
  logits: Float32Array,
  best: number,
  { topK, topP, minP }: SamplingHabits,
  temperature: number,
): Candidates {
  const highest = logits[best] as number;
  const tokens = topK > 0 ? mostLikelyTokens(logits, topK) : allTokens(logits.length);
  const weights = new Float64Array(tokens.length);
  for (let place = 0; place < tokens.length; place += 1) {
    weights[place] = Math.exp(((logits[tokens[place] as number] as number) - highest) / temperature);
  }
  const kept = topP < 1 ? nucleus({ tokens, weights }, topP) : { tokens, weights };
  // The most likely token has the weight 1.
  return minP > 0 ? where(kept, (weight) => weight >= minP) : kept;
}

function where({ tokens, weights }: Candidates, keeps: (weight: number, token: number) => boolean): Candidates {
  const places: number[] = [];
  for (let place = 0; place < weights.length; place += 1) {
    if (keeps(weights[place] as number, tokens[place] as number)) places.push(place);
  }
  return {
    tokens: places.map((place) => tokens[place] as number),
    weights: Float64Array.from(places, (place) => weights[place] as number),
  };
}

function allTokens(count: number): Uint32Array {
  const tokens = new Uint32Array(count);
  for (let token = 0; token < count; token += 1) tokens[token] = token;
  return tokens;
}

/** The most likely ones that together have this share of the probability (Holtzman et al. 2020). */
function nucleus({ tokens, weights }: Candidates, share: number): Candidates {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  // Those below this have less than 1 - share between them, so none of them can belong to it: few are left to sort.
  const least = ((1 - share) * sum) / weights.length;
  const places: number[] = [];
  for (let place = 0; place < weights.length; place += 1) {
    if ((weights[place] as number) >= least) places.push(place);
  }
  places.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);
  let reached = 0;
  const last = places.findIndex((place) => {
    reached += weights[place] as number;
    return reached >= share * sum;
  });
  const kept = last === -1 ? places : places.slice(0, last + 1);
  return {
    tokens: kept.map((place) => tokens[place] as number),
    weights: Float64Array.from(kept, (place) => weights[place] as number),
  };
}

function draw({ tokens, weights }: Candidates, random: Random): number {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  let last = 0;
  for (let place = 0; place < weights.length; place += 1) {
    const weight = weights[place] as number;
    // A token that is ruled out has the weight 0, and is not drawn even if rounding leaves a little at the end.
    if (weight === 0) continue;
    left -= weight;
    last = place;
    if (left < 0) break;
  }
  return tokens[last] as number;
}
