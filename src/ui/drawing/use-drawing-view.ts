import { useNodesInitialized, useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { DrawnNode } from '../../core';

/** Smaller than this, a node's words are under 11 pixels on the screen. */
const readable = 0.92;
const margin = 32;

/** Shows the drawing from its top when it opens, and whatever is chosen once it is out of sight. */
export function useDrawingView(chosen: DrawnNode | undefined): void {
  const flow = useReactFlow();
  const ready = useNodesInitialized();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const show = useShowFromTop();
  const shown = useRef(false);
  const { id, x, y } = chosen ?? {};
  useEffect(() => {
    // Before the window is open its canvas has no size.
    if (!ready || width < 2 * margin || shown.current) return;
    shown.current = true;
    show();
  }, [ready, width, show]);
  useEffect(() => {
    if (id === undefined || x === undefined || y === undefined || !shown.current) return;
    const { x: left, y: top, zoom } = flow.getViewport();
    const [atX, atY] = [x * zoom + left, y * zoom + top];
    const inSight = atX > margin && atX < width - margin && atY > margin && atY < height - margin;
    if (!inSight) void flow.setCenter(x, y, { zoom: Math.max(zoom, readable) });
  }, [flow, id, x, y, width, height]);
}

/** Shows all of the drawing if it can be read so, else its top. */
export function useShowFromTop(): () => void {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  return useCallback(() => {
    const bounds = flow.getNodesBounds(flow.getNodes());
    const room = { width: width - 2 * margin, height: height - 2 * margin };
    const whole = Math.min(room.width / bounds.width, room.height / bounds.height, 1);
    const zoom = Math.max(whole, readable);
    const x = width / 2 - (bounds.x + bounds.width / 2) * zoom;
    const y = (bounds.height * zoom > room.height ? margin : (height - bounds.height * zoom) / 2) - bounds.y * zoom;
    void flow.setViewport({ x, y, zoom });
  }, [flow, width, height]);
}
