import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/**
 * Keeps the end of a growing list in sight for as long as the person is there; who scrolled up stays where they are.
 * `more` tells that there is something new below. A `reading` begins at its top, once, and its end is kept in sight from
 * when it is `moving`.
 */
export function useStayAtEnd(
  scroller: RefObject<HTMLElement | null>,
  inside: RefObject<HTMLElement | null>,
  count: number,
  { reading, moving }: { readonly reading: string | null; readonly moving: boolean },
): { readonly more: boolean; toEnd(): void } {
  const atEnd = useRef(true);
  const [seen, setSeen] = useState(count);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    atEnd.current = true;
  }, [scroller]);

  useEffect(() => {
    if (reading === null) return toEnd();
    atEnd.current = false;
    if (scroller.current !== null) scroller.current.scrollTop = 0;
    setSeen(Number.POSITIVE_INFINITY);
  }, [reading, scroller, toEnd]);

  useEffect(() => {
    if (moving) toEnd();
  }, [moving, toEnd]);

  useEffect(() => {
    const outer = scroller.current;
    const inner = inside.current;
    if (outer === null || inner === null) return;
    let top = outer.scrollTop;
    const onScroll = () => {
      const isNear = outer.scrollHeight - outer.scrollTop - outer.clientHeight < 48;
      // The list may have grown between our own move and its event: only who moved up has left the end.
      if (isNear || outer.scrollTop < top) atEnd.current = isNear;
      top = outer.scrollTop;
      if (atEnd.current) setSeen(Number.POSITIVE_INFINITY);
    };
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(inner);
    observer.observe(outer);
    outer.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener('scroll', onScroll);
    };
  }, [scroller, inside, toEnd]);

  // While at the end everything counts as seen; from the moment of leaving it, what was there then.
  useEffect(() => {
    if (atEnd.current) setSeen(count);
    else setSeen((before) => Math.min(before, count));
  }, [count]);

  return { more: count > seen, toEnd };
}
