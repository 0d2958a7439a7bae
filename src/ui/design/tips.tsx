import { useEffect, useRef, useState } from 'react';
import styles from './tips.module.css';

type Tip = {
  readonly words: string;
  readonly keys: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly below: boolean;
};

/**
 * Shows the tip of whatever is pointed at or focused: any element with `data-tip` (and perhaps `data-tip-keys`). Mounted
 * once, in the frame. Only for the eye: the element's own name says the same. Escape puts it away.
 */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const hide = () => {
      clearTimeout(waiting.current);
      setTip(null);
    };
    const show = (event: Event, wait: number) => {
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
      clearTimeout(waiting.current);
      if (element === null) return setTip(null);
      waiting.current = setTimeout(() => setTip(tipOf(element)), wait);
    };
    const onPointer = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') show(event, 400);
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) show(event, 150);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    const ends = ['pointerdown', 'focusout', 'scroll', 'blur'] as const;
    document.addEventListener('pointerover', onPointer);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onKey);
    for (const end of ends) window.addEventListener(end, hide, true);
    return () => {
      hide();
      document.removeEventListener('pointerover', onPointer);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onKey);
      for (const end of ends) window.removeEventListener(end, hide, true);
    };
  }, []);
  if (tip === null) return null;
  return (
    <div
      // Another place, another tip: what is shown last lies above everything, an open window too.
      key={`${tip.x} ${tip.y}`}
      ref={showAboveAll}
      popover="manual"
      className={styles.tip}
      aria-hidden="true"
      data-below={tip.below}
      style={{ left: tip.x, top: tip.y }}
    >
      {tip.words}
      {tip.keys !== undefined && <kbd>{tip.keys}</kbd>}
    </div>
  );
}

/** In a browser without popovers a tip lies above the page, but under a window. */
function showAboveAll(element: HTMLElement | null): void {
  if (element?.isConnected && 'showPopover' in element) element.showPopover();
}

function tipOf(element: HTMLElement): Tip | null {
  if (!element.isConnected) return null;
  const place = element.getBoundingClientRect();
  const below = place.top < 56;
  const middle = place.left + place.width / 2;
  return {
    words: element.dataset.tip ?? '',
    keys: element.dataset.tipKeys,
    x: Math.min(window.innerWidth - 80, Math.max(80, middle)),
    y: below ? place.bottom + 8 : place.top - 8,
    below,
  };
}
