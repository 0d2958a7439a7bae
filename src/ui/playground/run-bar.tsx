import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button, IconButton } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useShownScenario } from './cast';
import styles from './run-bar.module.css';
import { RunStatus } from './run-status';

const ShareDialog = lazy(() => import('../sharing/share-dialog'));

/** The head of the playground: what is talked about, the run's control and state, and what folds the sides away. */
export function RunBar({
  children,
  scenarioOpen,
  readingOpen,
  onScenario,
  onReading,
}: {
  /** The buttons of the run. */
  children: ReactNode;
  scenarioOpen: boolean;
  readingOpen: boolean;
  onScenario: () => void;
  onReading: () => void;
}) {
  const words = useWords(playgroundWords);
  return (
    <div className={styles.bar}>
      <div className={styles.title} data-open={scenarioOpen}>
        <IconButton
          label={scenarioOpen ? words.hideScenario : words.showScenario}
          icon="panel-left"
          keys="["
          aria-expanded={scenarioOpen}
          onClick={onScenario}
        />
        <Title />
      </div>
      {children}
      <RunStatus />
      <Share />
      <IconButton
        label={readingOpen ? words.hideReading : words.showReading}
        icon="panel-right"
        keys="]"
        aria-expanded={readingOpen}
        onClick={onReading}
      />
    </div>
  );
}

export function Title() {
  const scenario = useShownScenario();
  const words = useWords(playgroundWords);
  const title = scenario?.title.trim() || words.untitled;
  return (
    <h1 className={styles.name} lang={scenario?.language} title={title}>
      {title}
    </h1>
  );
}

/** Opens the window in which the scenario or the run becomes a link. `small`: only its drawing. */
export function Share({ small = false }: { small?: boolean }) {
  const words = useWords(playgroundWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      {small ? (
        <IconButton label={words.share} icon="share" onClick={() => setOpen(true)} />
      ) : (
        <Button icon="share" onClick={() => setOpen(true)}>
          {words.share}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <ShareDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
