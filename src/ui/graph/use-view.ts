import { useReactFlow, useStore, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TurnId } from '../../core';
import type { LaneLayout } from './lane-layout';
import { firstView, viewWith, wholeView } from './viewport';

export type View = {
  /** Whether the newest turn is kept in sight; ends when the person moves away. */
  readonly following: boolean;
  follow(): void;
  /** The person moved the picture by hand. */
  letGo(): void;
  reveal(turnId: TurnId): void;
  showAll(): void;
  zoomBy(factor: number): void;
};

/**
 * What of the lanes is in sight: the whole width at first, then the newest turn, until the person looks elsewhere. What is
 * there to be read (`fromTheBeginning`) begins with its first turn, and is followed once it plays.
 */
export function useView(layout: LaneLayout, conversationId: string, fromTheBeginning: boolean, playing: boolean): View {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const [following, setFollowing] = useState(!fromTheBeginning);
  // Holds at once, where the state holds from the next drawing on.
  const atRest = useRef(fromTheBeginning);
  const goal = useRef<Viewport | null>(null);

  const go = useCallback(
    (view: Viewport, duration: number) => {
      goal.current = view;
      void flow.setViewport(view, { duration: calm() ? 0 : duration });
    },
    [flow],
  );
  const now = useCallback(() => goal.current ?? flow.getViewport(), [flow]);
  const newest = layout.turns.at(-1);

  // Another conversation, another number of lanes or another width: begin from the first view. A strip that comes above
  // or below the graph, such as the word that a turn failed, moves nobody away from what they look at.
  const lanes = layout.lanes.length;
  const content = useRef(layout);
  content.current = layout;
  const heightNow = useRef(height);
  heightNow.current = height;
  useEffect(() => {
    if (width === 0 || conversationId === '' || lanes === 0) return;
    const last = content.current.turns.at(-1);
    const room = { width, height: heightNow.current };
    const view = firstView(room, content.current);
    go(last === undefined || fromTheBeginning ? view : viewWith(last, view, room), 0);
    atRest.current = fromTheBeginning;
    setFollowing(!fromTheBeginning);
  }, [width, conversationId, lanes, fromTheBeginning, go]);

  useEffect(() => {
    if (!playing) return;
    atRest.current = false;
    setFollowing(true);
  }, [playing]);

  useEffect(() => {
    if (!following || atRest.current || newest === undefined || width === 0) return;
    const view = now();
    const next = viewWith(newest, view, { width, height });
    if (next.x !== view.x || next.y !== view.y) go(next, 250);
  }, [following, newest, width, height, go, now]);

  return {
    following,
    follow: () => {
      atRest.current = false;
      setFollowing(true);
    },
    letGo: () => {
      goal.current = null;
      setFollowing(false);
    },
    reveal: (turnId) => {
      const turn = layout.turns.find((other) => other.turnId === turnId);
      if (turn === undefined) return;
      if (turn !== newest) setFollowing(false);
      go(viewWith(turn, now(), { width, height }), 200);
    },
    showAll: () => {
      setFollowing(false);
      go(wholeView({ width, height }, layout), 250);
    },
    zoomBy: (factor) => {
      goal.current = null;
      const { zoom } = flow.getViewport();
      void flow.zoomTo(zoom * factor, { duration: calm() ? 0 : 150 });
    },
  };
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
