import type { Agent, Language, Scenario } from '../../src/core';
import { type ClosedWorld, piecesOf, type Side, type Subject } from './closed-world';

/** Whose point a message makes, as seen by who says it; null if it makes none, or who says it takes no side. */
export type PointOf = 'own' | 'other' | null;

/**
 * Tells whose point a message makes, in a scenario with sides: by what the corpus knows for and against the subject, and
 * for and against anything. A message that only names the other side's point, to answer it, makes none; where both
 * sides are heard, the one of which more is heard is meant.
 */
export function pointsIn(
  { language, agents }: Scenario,
  subject: Subject | null,
  world: ClosedWorld,
): (text: string, from: Agent | undefined) => PointOf {
  const sideOf = ({ role }: Agent) => world.sideOfRole.get(role.toLowerCase());
  const taken = new Set(agents.map(sideOf));
  if (!taken.has('+') || !taken.has('-')) return () => null;
  const known = [world.anything, ...(subject === null ? [] : [subject])];
  return (text, from) => {
    const side = from && sideOf(from);
    if (side === undefined) return null;
    const balance = heard('+', text, known, language) - heard('-', text, known, language);
    if (balance === 0) return null;
    return balance > 0 === (side === '+') ? 'own' : 'other';
  };
}

function heard(side: Side, text: string, known: readonly Subject[], language: Language): number {
  return piecesOf(text, language).filter((piece) => known.some(({ sides }) => sides[side].has(piece))).length;
}
