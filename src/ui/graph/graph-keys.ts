import type { KeyboardEvent, RefObject } from 'react';
import type { TurnId } from '../../core';
import type { PlacedTurn } from './lane-layout';
import { type Direction, neighbourOf } from './neighbour';
import type { View } from './use-view';

/** Arrows move between turns, Enter inspects, Escape clears, + - 0 F change what is in sight. */
export function graphKeys(options: {
  region: RefObject<HTMLElement | null>;
  turns: readonly PlacedTurn[];
  current: TurnId | null;
  view: View;
  onFocus: (turnId: TurnId) => void;
  onSelect: (turnId: TurnId | null) => void;
  onInspect: (turnId: TurnId) => void;
}): (event: KeyboardEvent) => void {
  const { region, turns, current, view, onFocus, onSelect, onInspect } = options;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const onTurn = turnIdAt(event.target);
    const direction = directions[event.key];
    if (direction !== undefined) {
      const next = neighbourOf(turns, onTurn ?? current, direction);
      if (next === null) return;
      onFocus(next);
      view.reveal(next);
      focusSoon(region.current, next);
    } else if (event.key === 'Enter' && onTurn !== null) onInspect(onTurn);
    else if (event.key === ' ' && onTurn !== null) onSelect(onTurn);
    else if (event.key === 'Escape' && onTurn !== null) onSelect(null);
    else if (event.key === '+' || event.key === '=') view.zoomBy(1.25);
    else if (event.key === '-') view.zoomBy(0.8);
    else if (event.key === '0') view.showAll();
    else if (event.key === 'f' || event.key === 'F') view.follow();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** The turn that an element of the graph belongs to. */
export function turnIdAt(target: EventTarget | null): TurnId | null {
  const node = target instanceof Element ? target.closest<HTMLElement>('[data-id^="turn-"]') : null;
  return (node?.dataset.id as TurnId | undefined) ?? null;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** A turn out of sight is not in the page yet; it is there a few frames after it was revealed. */
function focusSoon(region: HTMLElement | null, turnId: TurnId, tries = 30): void {
  const node = region?.querySelector<HTMLElement>(`[data-id="${turnId}"]`);
  if (node) node.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusSoon(region, turnId, tries - 1));
}
