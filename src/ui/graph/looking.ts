import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TurnId } from '../../core';
import type { TurnLight } from './lighting';

/**
 * The turn that is looked at (pointed at, focused or selected, in this order) and how the others stand to it. A store of
 * its own, so that pointing at a turn draws again only the turns whose light changes.
 */
export type Looking = {
  readonly pointedAt: TurnId | null;
  readonly focused: TurnId | null;
  /** The turns that a drill reached. */
  readonly reached: ReadonlyMap<TurnId, 'reached' | 'repeats'>;
  readonly lights: ReadonlyMap<TurnId, TurnLight> | null;
};

export const createLooking = (): StoreApi<Looking> =>
  createStore(() => ({ pointedAt: null, focused: null, reached: new Map(), lights: null }));

export const LookingContext = createContext<StoreApi<Looking>>(createLooking());

export function useLooking<Part>(select: (looking: Looking) => Part): Part {
  return useStore(useContext(LookingContext), select);
}

/** `rest`: no turn is looked at. */
export function useLight(turnId: TurnId): TurnLight | 'rest' {
  return useLooking(({ lights }) => (lights === null ? 'rest' : (lights.get(turnId) ?? 'away')));
}

/** How a drill got to this turn; undefined if none did. */
export function useReach(turnId: TurnId): 'reached' | 'repeats' | undefined {
  return useLooking(({ reached }) => reached.get(turnId));
}
