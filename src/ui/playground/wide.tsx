import { useState } from 'react';
import type { TurnId } from '../../core';
import { ScenarioPanel } from '../editor';
import { ConversationGraphView } from '../graph';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useApp, useCommands } from '../use-app';
import { EngineLine } from './engine-line';
import { LoadingBar } from './loading-bar';
import styles from './playground.module.css';
import { Reading, type ReadingTab } from './reading';
import { ReplayBanner } from './replay-banner';
import { RunBar } from './run-bar';
import { RunButtons } from './run-buttons';
import { RunFailure } from './run-failure';
import { TimeSlider } from './time-slider';
import { usePlaygroundKeys } from './use-playground-keys';
import { useRunControl } from './use-run-control';
import { useSides } from './use-sides';

/** Side by side: the scenario, the graph, the reading. Both sides fold away, and the graph takes the room. */
export function Wide() {
  const words = useWords(playgroundWords);
  const commands = useCommands();
  const waits = useApp(({ desk }) => desk?.phase === 'waiting');
  const { scenarioOpen, readingOpen, showScenario, showReading } = useSides(waits);
  const [tab, setTab] = useState<ReadingTab>('transcript');

  const openTab = (next: ReadingTab) => {
    setTab(next);
    if (!readingOpen) showReading(true);
  };
  const inspect = (turnId: TurnId) => {
    commands.select(turnId);
    openTab('inspector');
  };
  const control = useRunControl(() => showScenario(true));
  const toggleScenario = () => showScenario(!scenarioOpen);
  const toggleReading = () => showReading(!readingOpen);
  usePlaygroundKeys({ control, clear: () => commands.select(null), toggleScenario, toggleReading, openTab });

  // The place to write in is in the transcript: it comes up when it is the person's turn.
  const [waited, setWaited] = useState(false);
  if (waits !== waited) {
    setWaited(waits);
    if (waits) setTab('transcript');
  }
  if (control === null) return null;
  return (
    <div className={styles.playground}>
      <RunBar
        scenarioOpen={scenarioOpen}
        readingOpen={readingOpen}
        onScenario={toggleScenario}
        onReading={toggleReading}
      >
        <RunButtons control={control} />
      </RunBar>
      <ReplayBanner />
      <RunFailure />
      <div className={styles.columns}>
        {scenarioOpen && (
          <aside className={styles.scenario} aria-label={words.scenario}>
            <ScenarioPanel />
          </aside>
        )}
        <div className={styles.centre}>
          <ConversationGraphView onInspect={inspect} />
          <div className={styles.float}>
            <LoadingBar />
          </div>
          <div className={styles.under}>
            <TimeSlider />
            <EngineLine />
          </div>
        </div>
        {readingOpen && (
          <aside className={styles.reading} aria-label={words.reading}>
            <Reading tab={tab} onTab={setTab} />
          </aside>
        )}
      </div>
    </div>
  );
}
