import { lazy, memo, Suspense } from 'react';
import type { TurnId } from '../../core';
import { useShownScenario } from '../playground';
import { useWordsBeingWritten } from '../use-app';
import styles from './message.module.css';

const Markdown = lazy(() => import('./markdown'));

/** What was said. Plain until the part of the page that draws Markdown is there, and where there is none to draw. */
export const Speech = memo(function Speech({ text }: { text: string }) {
  const language = useShownScenario()?.language;
  const plain = <p className={styles.plain}>{text}</p>;
  return (
    <div className={styles.speech} lang={language} data-speech>
      {mayBeMarkdown.test(text) ? (
        <Suspense fallback={plain}>
          <Markdown text={text} />
        </Suspense>
      ) : (
        plain
      )}
    </div>
  );
});

/** What has been said so far. */
export function SpeechBeingWritten({ turnId, waiting }: { turnId: TurnId; waiting: string }) {
  const text = useWordsBeingWritten(turnId);
  const language = useShownScenario()?.language;
  return (
    <div className={styles.speech} lang={text === '' ? undefined : language}>
      {text === '' ? (
        <p className={styles.waiting}>{waiting}</p>
      ) : (
        <p className={styles.plain}>
          {text}
          <span className={styles.caret} />
        </p>
      )}
    </div>
  );
}

const mayBeMarkdown = /[*_`#>[\]|~]|^\s*(?:[-+]|\d+[.)])\s|https?:|\n\n/m;
