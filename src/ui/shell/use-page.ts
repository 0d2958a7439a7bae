import { useMemo, useSyncExternalStore } from 'react';
import { type Page, pageOf } from './page';

/** What the address asks for, just now. */
export function usePage(): Page {
  const fragment = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => pageOf(fragment), [fragment]);
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
