import { useSyncExternalStore } from 'react';

/** Whether the page is being laid out for paper, on which nothing can be scrolled into sight. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia('print').matches);
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia('print');
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
