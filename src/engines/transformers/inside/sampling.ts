import type { Random } from '../../../base';

/** The parts of a model's generation config that shape its answers. 0 or 1 where they change nothing. */
export type SamplingHabits = {
  /** Only the most likely tokens are drawn from; 0 for all. */
  readonly topK: number;
  /** Only the most likely tokens that together have this probability are drawn from; 1 for all. */
  readonly topP: number;
  /** Divides the logits of tokens that stand in the text already (Keskar et al. 2019); 1 for none. */
  readonly repetitionPenalty: number;
  /** No sequence of this many tokens comes twice; 0 for any. */
  readonly noRepeatNgramSize: number;
};

export const noHabits: SamplingHabits = { topK: 0, topP: 1, repetitionPenalty: 1, noRepeatNgramSize: 0 };

/**
 * Chooses the next token; null if the logits are not numbers. Changes the logits in place. At temperature 0 the most
 * likely one; else one draw from the tokens that `topK` and `topP` leave. `text` are all tokens so far, the prompt's too.
 */
export function chooseToken(
  logits: Float32Array,
  text: readonly number[],
  habits: SamplingHabits,
  temperature: number,
  random: Random,
): number | null {
  penaliseRepetition(logits, text, habits.repetitionPenalty);
  banRepeatedNgrams(logits, text, habits.noRepeatNgramSize);
  const best = mostLikely(logits);
  if (best === null || temperature === 0) return best;
  const candidates = topCandidates(logits, best, habits, temperature);
  return draw(candidates, random);
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

type Candidate = { readonly token: number; readonly weight: number };

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

/** Most likely first. */
function topCandidates(
  logits: Float32Array,
  best: number,
  { topK, topP }: SamplingHabits,
  temperature: number,
): readonly Candidate[] {
  const highest = logits[best] as number;
  const weights = new Float64Array(logits.length);
  let sum = 0;
  for (let token = 0; token < logits.length; token += 1) {
    const weight = Math.exp(((logits[token] as number) - highest) / temperature);
    weights[token] = weight;
    sum += weight;
  }
  // Tokens below this have less than 1 - topP between them, so none of them is among the ones that topP keeps.
  const least = topP < 1 ? ((1 - topP) * sum) / logits.length : 0;
  const candidates: Candidate[] = [];
  for (let token = 0; token < weights.length; token += 1) {
    const weight = weights[token] as number;
    if (weight > 0 && weight >= least) candidates.push({ token, weight });
  }
  if (topK === 0 && topP >= 1) return candidates;
  candidates.sort((a, b) => b.weight - a.weight || a.token - b.token);
  const most = topK > 0 ? candidates.slice(0, topK) : candidates;
  const mass = topP * most.reduce((total, { weight }) => total + weight, 0);
  let reached = 0;
  const cut = most.findIndex(({ weight }) => {
    reached += weight;
    return reached >= mass;
  });
  return cut === -1 ? most : most.slice(0, cut + 1);
}

function draw(candidates: readonly Candidate[], random: Random): number {
  let left = random.next() * candidates.reduce((sum, { weight }) => sum + weight, 0);
  for (const { token, weight } of candidates) {
    left -= weight;
    if (left < 0) return token;
  }
  return candidates.at(-1)?.token ?? 0;
}
