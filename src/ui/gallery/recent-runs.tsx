import { useState } from 'react';
import type { KeptRunEntry } from '../../app';
import { AgentMark, Button, Empty, IconButton } from '../design';
import { useLanguage, useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useApp, useCommands } from '../use-app';
import styles from './library.module.css';
import { timeAgo } from './time-words';

const shortList = 5;

/** The conversations that this browser kept, newest first. */
export function RecentRuns() {
  const words = useWords(shellWords);
  const { kept, runs } = useApp((state) => state.library);
  const [all, setAll] = useState(false);
  const newestFirst = runs.toSorted((one, other) => other.changedAt - one.changedAt);
  return (
    <section aria-labelledby="recent-runs">
      <h2 id="recent-runs">{words.recentRuns}</h2>
      {kept === 'memory' && <p className={styles.warning}>{words.onlyInMemory}</p>}
      {runs.length === 0 ? (
        <div className={styles.nothing} data-opening={kept === 'opening'}>
          <Empty title={words.noRuns} sketch={<RunsSketch />}>
            {words.noRunsHint}
          </Empty>
        </div>
      ) : (
        <ul className={styles.rows}>
          {newestFirst.slice(0, all ? undefined : shortList).map((entry) => (
            <RunRow key={entry.runId} entry={entry} />
          ))}
        </ul>
      )}
      {!all && runs.length > shortList && (
        <Button variant="quiet" size="small" onClick={() => setAll(true)}>
          {words.showAll(runs.length)}
        </Button>
      )}
    </section>
  );
}

function RunRow({ entry }: { entry: KeptRunEntry }) {
  const words = useWords(shellWords);
  const language = useLanguage();
  const { deleteRun } = useCommands();
  const title = entry.title || words.untitled;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <a href={`#/play/${entry.runId}`} lang={entry.language === language ? undefined : entry.language}>
          {title}
        </a>
        <p className={styles.facts}>
          {words.turns(entry.turns)} · {entry.finished ? words.finished : words.unfinished} ·{' '}
          <time dateTime={new Date(entry.changedAt).toISOString()}>
            {timeAgo(entry.changedAt, Date.now(), language)}
          </time>
        </p>
      </div>
      <span className={styles.marks}>
        {entry.agents.slice(0, 6).map((name, index) => (
          <AgentMark key={index} index={index} name={name} size={20} />
        ))}
      </span>
      <IconButton
        label={words.deleteRun(title)}
        icon="trash"
        size="small"
        onClick={() => void deleteRun(entry.runId)}
      />
    </li>
  );
}

/** What a list of runs will look like. */
function RunsSketch() {
  return (
    <svg
      width="160"
      height="56"
      viewBox="0 0 160 56"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
      opacity="0.55"
      aria-hidden="true"
    >
      <path d="M10 12h84M10 44h60" strokeLinecap="round" />
      <path d="M10 20h44M10 52h30" strokeLinecap="round" opacity="0.5" />
      <circle cx="126" cy="15" r="6" />
      <rect x="138" y="9" width="12" height="12" rx="2.5" />
      <circle cx="126" cy="46" r="6" />
      <rect x="138" y="40" width="12" height="12" rx="2.5" />
    </svg>
  );
}
