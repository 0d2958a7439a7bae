import type { LikelyToken } from '../../core';

/**
 * The perplexity of a text: the exponential of its tokens' mean negative log-probability (Jelinek et al. 1977), at least
 * 1; as unsure as a choice among so many equally likely tokens. 1 for no tokens.
 */
export function perplexityOf(tokens: readonly { readonly logProbability: number }[]): number {
  if (tokens.length === 0) return 1;
  return Math.exp(-tokens.reduce((sum, { logProbability }) => sum + logProbability, 0) / tokens.length);
}

/** How little a token was expected, for the eye: 0 for a certain one, 1 for one of a probability of 1/100 or less. */
export function surpriseOf({ logProbability }: { readonly logProbability: number }): number {
  return Math.min(1, logProbability / Math.log(1 / 100));
}

/** A token's text with its blanks made visible; what is not a whole character is an ellipsis. */
export function visibleText(text: LikelyToken['text']): string {
  return text
    .replaceAll(' ', '␣')
    .replaceAll('\n', '↵')
    .replace(/\uFFFD+/g, '…');
}
