import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { AppState } from '../../app';
import type { Failure } from '../../core';
import { Button, IconButton, Note } from '../design';
import { ToldFailure } from '../failures/told-failure';
import { useWords } from '../texts';
import { pageFailureWords } from '../texts/page-failures';
import { shellWords } from '../texts/shell';
import { useApp, useCommands } from '../use-app';
import styles from './notices.module.css';

const readMilliseconds = 8_000;

/** The sentences for every failure are many, and few visits need one; where they cannot be fetched, that is said. */
const FailureNote = lazy(() =>
  import('../failures/failure-note').then(
    (module) => ({ default: module.FailureNote }),
    () => ({ default: WithoutSentence }),
  ),
);

function WithoutSentence({ failure: { code }, actions }: { failure: Failure; actions?: ReactNode }) {
  const words = useWords(pageFailureWords);
  return <ToldFailure code={code} words={words['page/part-missing']()} actions={actions} />;
}

/** What just happened: failures stay until they are put away; what was done goes by itself, later if it can be undone. */
export function Notices() {
  const notices = useApp((state) => state.notices);
  return (
    <div className={styles.notices}>
      <div className={styles.failures}>
        {notices.map(
          (notice) =>
            notice.type === 'failure' && (
              <Suspense key={notice.id} fallback={null}>
                <FailureNote failure={notice.failure} actions={<Dismiss id={notice.id} />} />
              </Suspense>
            ),
        )}
      </div>
      <div className={styles.done}>
        {notices.map((notice) => notice.type === 'done' && <DoneNotice key={notice.id} notice={notice} />)}
      </div>
    </div>
  );
}

function DoneNotice({ notice }: { notice: Extract<AppState['notices'][number], { type: 'done' }> }) {
  const words = useWords(shellWords);
  const { dismissNotice, undoNotice } = useCommands();
  const { id, undo } = notice;
  useEffect(() => {
    const timeout = setTimeout(() => dismissNotice(id), undo ? 2 * readMilliseconds : readMilliseconds);
    return () => clearTimeout(timeout);
  }, [id, undo, dismissNotice]);
  return (
    <Note
      tone="done"
      role="status"
      data-notice={notice.what}
      actions={
        <>
          {undo && (
            <Button variant="quiet" size="small" icon="undo" onClick={() => undoNotice(id)}>
              {words.undo}
            </Button>
          )}
          <Dismiss id={id} />
        </>
      }
    >
      {words.done[notice.what](notice.name)}
    </Note>
  );
}

function Dismiss({ id }: { id: number }) {
  const words = useWords(shellWords);
  const { dismissNotice } = useCommands();
  return <IconButton label={words.dismiss} icon="close" size="small" onClick={() => dismissNotice(id)} />;
}
