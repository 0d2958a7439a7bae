import type { Language, Recorded } from '../core';

/** How fast a run goes on: as fast as it can, with time to read each message, or with time to read it aloud. */
export const paces = ['fast', 'read', 'aloud'] as const;
export type Pace = (typeof paces)[number];

/** How long the messages among these facts are read, in ms; 0 where nobody is waited for. */
export function readingTime(facts: readonly Recorded[], language: Language, pace: Pace): number {
  const characters = facts.reduce((sum, fact) => sum + (fact.type === 'message-sent' ? fact.text.length : 0), 0);
  if (pace === 'fast' || characters === 0) return 0;
  return Math.min(longestMilliseconds, pauseMilliseconds + (1000 * characters) / charactersPerSecond[pace][language]);
}

/**
 * About 200 words (Chinese: 330 characters) a minute in silence, a little slower than adults read, and three quarters of
 * that aloud: M. Brysbaert (2019), How many words do we read per minute?, Journal of Memory and Language 109.
 */
const charactersPerSecond: Readonly<Record<Exclude<Pace, 'fast'>, Readonly<Record<Language, number>>>> = {
  read: { en: 18, zh: 5.5 },
  aloud: { en: 13, zh: 4 },
};
const pauseMilliseconds = 600;
const longestMilliseconds = 30_000;
