import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 719px)';
let onScreen = false;

/** Whether the page is as narrow as a phone, and shows one thing at a time. A sheet of paper changes nothing about it. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}

function isNarrow(): boolean {
  if (!matchMedia('print').matches) onScreen = matchMedia(narrow).matches;
  return onScreen;
}

function subscribe(changed: () => void): () => void {
  const queries = [matchMedia(narrow), matchMedia('print')];
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
