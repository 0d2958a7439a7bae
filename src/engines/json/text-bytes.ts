/**
 * What the bytes before ask for inside a JSON string: nothing (between two characters), the second half of an escape,
 * or the rest of a character of several bytes (the well-formed ones of Unicode 16, table 3-7).
 */
export type Phase = keyof typeof phases | typeof betweenCharacters | typeof escaping;

export const betweenCharacters = 'between';
const escaping = 'escaping';

/** From the first to the last byte that may come, and the phase after it. */
const phases = {
  one: [0x80, 0xbf, betweenCharacters],
  two: [0x80, 0xbf, 'one'],
  three: [0x80, 0xbf, 'two'],
  afterE0: [0xa0, 0xbf, 'one'],
  afterED: [0x80, 0x9f, 'one'],
  afterF0: [0x90, 0xbf, 'two'],
  afterF4: [0x80, 0x8f, 'two'],
} as const;

const [quote, backslash] = [0x22, 0x5c];
const escapes = new Set([...'"\\/nrt'].map((letter) => letter.charCodeAt(0)));

/** What a byte between two characters does: closes the string, begins a character (the phase after it), or null if it may not come. */
export function afterBoundary(byte: number): Phase | 'closes' | null {
  if (byte === quote) return 'closes';
  if (byte === backslash) return escaping;
  if (byte < 0x20) return null;
  if (byte < 0x80) return betweenCharacters;
  if (byte < 0xc2) return null;
  if (byte < 0xe0) return 'one';
  if (byte === 0xe0) return 'afterE0';
  if (byte === 0xed) return 'afterED';
  if (byte < 0xf0) return 'two';
  if (byte === 0xf0) return 'afterF0';
  if (byte < 0xf4) return 'three';
  return byte === 0xf4 ? 'afterF4' : null;
}

/** The phase after a byte in the middle of a character; null if it may not come. */
export function phaseAfter(phase: Exclude<Phase, typeof betweenCharacters>, byte: number): Phase | null {
  if (phase === escaping) return escapes.has(byte) ? betweenCharacters : null;
  const [first, last, next] = phases[phase];
  return byte >= first && byte <= last ? next : null;
}

/** The bytes that a character which has begun still needs. */
export function bytesLeftIn(phase: Phase): number {
  if (phase === betweenCharacters) return 0;
  return phase === escaping ? 1 : 1 + bytesLeftIn(phases[phase][2]);
}
