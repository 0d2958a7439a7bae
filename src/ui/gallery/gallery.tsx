import { lazy, Suspense, useState } from 'react';
import { Button } from '../design';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useApp, useCommands, useTheApp } from '../use-app';
import styles from './gallery.module.css';
import { Hero } from './hero';
import { MyScenarios } from './my-scenarios';
import { RecentRuns } from './recent-runs';
import { ScenarioCard } from './scenario-card';

const ImportDialog = lazy(() => import('./import-dialog'));

/** The first screen: one conversation to start with, all others to choose from, and what this browser kept. */
export function Gallery() {
  const words = useWords(shellWords);
  const { builtIns } = useTheApp();
  const { openNewScenario } = useCommands();
  const language = useApp((state) => state.settings.language);
  const [importing, setImporting] = useState(false);
  const [featured] = builtIns;
  const hasOwn = useApp(({ library }) => library.runs.length > 0 || library.scenarios.length > 0);

  const all = (
    <section key="all" aria-labelledby="scenarios" className={styles.section}>
      <div className={styles.head}>
        <h2 id="scenarios">{words.scenarios}</h2>
        <div className={styles.acts}>
          <Button icon="upload" onClick={() => setImporting(true)}>
            {words.import}
          </Button>
          <Button icon="plus" onClick={openNewScenario}>
            {words.newScenario}
          </Button>
        </div>
      </div>
      <ul className={styles.cards}>
        {builtIns.map(({ id, subject, scenario }) => (
          <li key={id}>
            <ScenarioCard address={id} subject={words.subjects[subject]} scenario={scenario[language]} />
          </li>
        ))}
      </ul>
    </section>
  );
  // What somebody has of their own comes before what everybody has.
  const own = (
    <div key="own" className={styles.mine}>
      <RecentRuns />
      <MyScenarios />
    </div>
  );

  return (
    <div className={styles.gallery}>
      {featured !== undefined && <Hero featured={featured} />}
      {hasOwn ? [own, all] : [all, own]}
      <Suspense fallback={null}>{importing && <ImportDialog onClose={() => setImporting(false)} />}</Suspense>
    </div>
  );
}
