import type { TurnId } from '../../core';
import type { PlacedTurn } from './lane-layout';

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** Where an arrow key leads: up and down in time, left and right to the nearest turn of the next lane that has any. */
export function neighbourOf(turns: readonly PlacedTurn[], from: TurnId | null, direction: Direction): TurnId | null {
  const start = turns.find(({ turnId }) => turnId === from);
  if (start === undefined) return (direction === 'first' ? turns.at(0) : turns.at(-1))?.turnId ?? null;
  switch (direction) {
    case 'first':
      return turns.at(0)?.turnId ?? null;
    case 'last':
      return turns.at(-1)?.turnId ?? null;
    case 'up':
      return turns[start.number - 2]?.turnId ?? start.turnId;
    case 'down':
      return turns[start.number]?.turnId ?? start.turnId;
    case 'left':
      return beside(turns, start, -1);
    case 'right':
      return beside(turns, start, 1);
  }
}

function beside(turns: readonly PlacedTurn[], start: PlacedTurn, sign: -1 | 1): TurnId {
  const lanesAway = (turn: PlacedTurn) => (turn.lane - start.lane) * sign;
  const candidates = turns.filter((turn) => lanesAway(turn) > 0);
  const nearest = candidates.reduce<PlacedTurn | null>((best, turn) => {
    if (best === null || lanesAway(turn) < lanesAway(best)) return turn;
    if (lanesAway(turn) > lanesAway(best)) return best;
    return Math.abs(turn.y - start.y) < Math.abs(best.y - start.y) ? turn : best;
  }, null);
  return (nearest ?? start).turnId;
}
