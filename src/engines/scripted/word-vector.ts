import type { Vector } from '../../core';

/** Counts words, a few of them in the same place, so that texts with words in common lie near each other. */
export function wordVector(text: string): Vector {
  const counts = new Array<number>(64).fill(0);
  for (const word of text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [text]) {
    const place = [...word].reduce((sum, letter) => (31 * sum + (letter.codePointAt(0) ?? 0)) % 64, 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const length = Math.hypot(...counts);
  return counts.map((count) => count / length);
}
