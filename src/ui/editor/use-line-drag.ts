import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

type Drag = { readonly from: number; readonly startY: number; readonly gap: number | null };

/** From how far on a press is meant as a drag, in pixels. */
const slack = 6;

/**
 * Moving a line of a list with the mouse (fingers scroll, and have buttons). `gap` is the place between two lines where
 * the one that is dragged would land, null while it would stay.
 */
export function useLineDrag(list: RefObject<HTMLElement | null>, onDrop: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  const isPressed = drag !== null;
  const current = useRef(drag);
  current.current = drag;

  useEffect(() => {
    if (!isPressed) return;
    const stop = new AbortController();
    const { signal } = stop;
    const onMove = (event: PointerEvent) => {
      const { from, startY, gap } = current.current ?? { from: 0, startY: 0, gap: null };
      if (gap === null && Math.abs(event.clientY - startY) < slack) return;
      const lines = [...(list.current?.children ?? [])].map((line) => line.getBoundingClientRect());
      const above = lines.filter(({ top, height }) => event.clientY > top + height / 2).length;
      setDrag({ from, startY, gap: above });
    };
    const onUp = () => {
      const { from, gap } = current.current ?? { from: 0, gap: null };
      setDrag(null);
      if (gap === null) return;
      // What was dragged was not pressed: the click that follows opens nothing.
      window.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
      if (gap !== from && gap !== from + 1) drop.current(from, gap);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setDrag(null);
    };
    window.addEventListener('pointermove', onMove, { signal });
    window.addEventListener('pointerup', onUp, { signal });
    window.addEventListener('pointercancel', () => setDrag(null), { signal });
    window.addEventListener('keydown', onKey, { signal });
    return () => stop.abort();
  }, [isPressed, list]);

  const startDrag = useCallback((event: ReactPointerEvent, index: number) => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    setDrag({ from: index, startY: event.clientY, gap: null });
  }, []);
  const stays = drag === null || drag.gap === null || drag.gap === drag.from || drag.gap === drag.from + 1;
  return {
    gap: stays ? null : drag.gap,
    dragged: drag === null || drag.gap === null ? null : drag.from,
    startDrag,
  };
}

function swallow(event: MouseEvent): void {
  event.stopPropagation();
  event.preventDefault();
}
