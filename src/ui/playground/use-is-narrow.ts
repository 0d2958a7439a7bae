import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 719px)';

/** Whether the page is as narrow as a phone, and shows one thing at a time. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(narrow).matches);
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
