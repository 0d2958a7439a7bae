/** Up to 8 tokens that come ten times in a row, and for at least 24 tokens, are no language any more. */
const circles = { longest: 8, rounds: 10, tokens: 24 };

/**
 * Whether the last of the `written` tokens are the same few again and again. Tokens are numbers, or pieces of text
 * where a library does not tell their numbers.
 */
export function goesInCircles(tokens: readonly (number | string)[], written: number): boolean {
  for (let cycle = 1; cycle <= circles.longest; cycle += 1) {
    const length = Math.max(circles.tokens, cycle * circles.rounds);
    if (length > written) continue;
    const from = tokens.length - length;
    let at = from + cycle;
    while (at < tokens.length && tokens[at] === tokens[at - cycle]) at += 1;
    if (at === tokens.length) return true;
  }
  return false;
}
