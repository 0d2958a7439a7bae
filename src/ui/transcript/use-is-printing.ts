import { useSyncExternalStore } from 'react';

/** Whether the page is being laid out for paper, on which nothing can be scrolled into sight. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing || matchMedia('print').matches);
}

let printing = false;

/** A browser that prints says so before it lays the page out; the medium alone may change too late for a page to follow. */
function subscribe(changed: () => void): () => void {
  const query = matchMedia('print');
  const before = () => {
    printing = true;
    changed();
  };
  const after = () => {
    printing = false;
    changed();
  };
  query.addEventListener('change', changed);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    query.removeEventListener('change', changed);
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  };
}
