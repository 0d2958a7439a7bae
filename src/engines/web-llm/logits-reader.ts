import { logOfSumOfExponentials, mostLikelyTokens } from '../logits';
import type { LogitProcessor } from './library';

/** A token by its number, and the natural logarithm of its probability. */
export type PlacedToken = { readonly token: number; readonly logProbability: number };

/** How likely a token was at its place among all others; `rank` counts from 1. */
export type Place = PlacedToken & { readonly rank: number; readonly alternatives: readonly PlacedToken[] };

/** Sits between a model and the library's drawing. While it reads, the library draws what it is told to. */
export interface LogitsReader extends LogitProcessor {
  /** From now on these tokens are drawn one by one, then the likeliest of `ends`, and each is looked up before. */
  begin(tokens: readonly number[], ends: readonly number[], alternatives: number): void;
  /** What was read; null where the model computed no numbers. Drawing is free again. */
  end(): readonly Place[] | null;
}

/** Far beyond any logit: nothing else is drawn, whatever the penalties make of it. */
const certain = 1e4;

export function logitsReader(): LogitsReader {
  type Reading = {
    readonly tokens: readonly number[];
    readonly ends: readonly number[];
    readonly alternatives: number;
    readonly places: Place[];
    garbled: boolean;
  };
  let reading: Reading | null = null;

  return {
    begin(tokens, ends, alternatives) {
      reading = { tokens, ends, alternatives, places: [], garbled: false };
    },
    end() {
      const read = reading;
      reading = null;
      return read === null || read.garbled ? null : read.places;
    },
    processLogits(logits) {
      if (reading === null) return logits;
      const { tokens, ends, alternatives, places } = reading;
      const token = tokens[places.length] ?? likeliestOf(ends, logits);
      const place = placeOf(token, logits, alternatives);
      if (place === null) reading.garbled = true;
      else places.push(place);
      return logits.fill(-certain).fill(certain, token, token + 1);
    },
    processSampledToken() {},
    resetState() {},
  };
}

function placeOf(token: number, logits: Float32Array, alternatives: number): Place | null {
  const normaliser = logOfSumOfExponentials(logits);
  const own = logits[token];
  if (own === undefined || !Number.isFinite(normaliser)) return null;
  const placed = (other: number) => ({
    token: other,
    logProbability: Math.min(0, (logits[other] as number) - normaliser),
  });
  let rank = 1;
  for (const logit of logits) if (logit > own) rank += 1;
  return { ...placed(token), rank, alternatives: mostLikelyTokens(logits, alternatives).map(placed) };
}

function likeliestOf(tokens: readonly number[], logits: Float32Array): number {
  return tokens.reduce((best, token) => ((logits[token] as number) > (logits[best] as number) ? token : best));
}
