import { lazy, Suspense, useEffect, useState } from 'react';
import { loadOrchestrator } from '../../app';
import { Tips } from '../design';
import { Gallery } from '../gallery';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useApp } from '../use-app';
import { DropAnywhere } from './drop-anywhere';
import { Footer } from './footer';
import { Header } from './header';
import { Notices } from './notices';
import styles from './shell.module.css';
import { usePage } from './use-page';
import { whenPainted } from './when-painted';

const loadPlayground = () => import('../playground/playground');
const loadConsentDialog = () => import('./consent-dialog');
const loadKeyboardSheet = () => import('./keyboard-sheet');
const Playground = lazy(loadPlayground);
const ConsentDialog = lazy(loadConsentDialog);
const KeyboardSheet = lazy(loadKeyboardSheet);

/** The frame of every screen, and the screen that the address asks for. */
export function Shell() {
  const words = useWords(shellWords);
  const page = usePage();
  const consent = useApp((state) => state.consent);
  const onDesk = useApp((state) => state.desk !== null);
  const [help, setHelp] = useState(false);
  usePrefetch(page.type === 'gallery');
  useHelpKey(() => setHelp(true));
  return (
    <div className={styles.shell} data-page={page.type === 'gallery' ? 'gallery' : 'play'}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {words.skip}
      </button>
      <Header onHelp={() => setHelp(true)} />
      {page.type === 'gallery' ? (
        <>
          <main id="main" tabIndex={-1} className={styles.main}>
            <Gallery />
          </main>
          <Footer />
        </>
      ) : (
        <main id="main" tabIndex={-1} className={styles.main}>
          <Suspense fallback={<Opening />}>{onDesk ? <Playground /> : <Opening />}</Suspense>
        </main>
      )}
      <Notices />
      <Suspense fallback={null}>
        {consent !== null && <ConsentDialog consent={consent} />}
        {help && <KeyboardSheet onClose={() => setHelp(false)} />}
      </Suspense>
      <DropAnywhere />
      <Tips />
    </div>
  );
}

/** Holds the place, and says so only when it takes long enough to notice. */
function Opening() {
  const words = useWords(shellWords);
  return (
    <p role="status" className={styles.opening}>
      {words.opening}
    </p>
  );
}

/** What is needed next is fetched before it is asked for: at once where the address says so, else after the first paint. */
function usePrefetch(whenIdle: boolean) {
  useEffect(() => {
    if (!whenIdle) loadPlayground().catch(() => {});
    const prefetch = () => {
      for (const load of [loadPlayground, loadOrchestrator, loadKeyboardSheet, loadConsentDialog])
        load().catch(() => {});
    };
    return whenPainted(prefetch);
  }, [whenIdle]);
}

/** `?` opens the sheet of shortcuts, wherever no text is being written. */
function useHelpKey(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key === '?' && !writing) open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
