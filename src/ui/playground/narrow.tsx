import { type ReactNode, Suspense, useState } from 'react';
import type { TurnId } from '../../core';
import { Icon, type IconName, type Tab, Tabs } from '../design';
import { ScenarioPanel } from '../editor';
import { ConversationGraphView } from '../graph';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { Transcript } from '../transcript';
import { useApp, useCommands } from '../use-app';
import { EngineLine } from './engine-line';
import { LoadingBar } from './loading-bar';
import styles from './playground.module.css';
import { InspectorPanel, MetricsPanel, type ReadingTab } from './reading';
import { ReplayBanner } from './replay-banner';
import { Share, Title } from './run-bar';
import { RunButtons } from './run-buttons';
import { RunFailure } from './run-failure';
import { RunStatus } from './run-status';
import { TimeSlider } from './time-slider';
import { usePlaygroundKeys } from './use-playground-keys';
import { useRunControl } from './use-run-control';

type View = 'scenario' | 'graph' | ReadingTab;

/** One thing at a time, the tabs at the thumb, and the run's buttons always above them. */
export function Narrow() {
  const words = useWords(playgroundWords);
  const commands = useCommands();
  const waits = useApp(({ desk }) => desk?.phase === 'waiting');
  const [view, setView] = useState<View>('graph');
  const control = useRunControl(() => setView('scenario'));
  const toggle = (one: View) => () => setView((now) => (now === one ? 'graph' : one));
  usePlaygroundKeys({
    control,
    clear: () => commands.select(null),
    toggleScenario: toggle('scenario'),
    toggleReading: toggle('transcript'),
    openTab: setView,
  });
  const [waited, setWaited] = useState(false);
  if (waits !== waited) {
    setWaited(waits);
    if (waits) setView('transcript');
  }
  if (control === null) return null;

  const inspect = (turnId: TurnId) => {
    commands.select(turnId);
    setView('inspector');
  };
  const tab = (value: View, name: string, icon: IconName, panel: ReactNode): Tab<View> => ({
    value,
    label: (
      <>
        <Icon name={icon} size={20} />
        {name}
      </>
    ),
    panel: (
      <>
        <div className={styles.narrowPanel}>{panel}</div>
        <div className={styles.thumb}>
          <LoadingBar />
          <RunStatus />
          <RunButtons control={control} />
        </div>
      </>
    ),
  });
  return (
    <div className={styles.playground}>
      <div className={styles.narrowHead}>
        <Title />
        <Share small />
      </div>
      <ReplayBanner />
      <RunFailure />
      <Tabs<View>
        label={words.parts}
        place="thumb"
        value={view}
        onChange={setView}
        tabs={[
          tab('scenario', words.scenario, 'settings', <ScenarioPanel />),
          tab(
            'graph',
            words.graph,
            'graph',
            <>
              <ConversationGraphView onInspect={inspect} />
              <div className={styles.under}>
                <TimeSlider />
                <EngineLine />
              </div>
            </>,
          ),
          tab('transcript', words.transcript, 'list', <Transcript />),
          tab(
            'inspector',
            words.inspector,
            'info',
            <Suspense>
              <InspectorPanel />
            </Suspense>,
          ),
          tab(
            'metrics',
            words.metrics,
            'clock',
            <Suspense>
              <MetricsPanel />
            </Suspense>,
          ),
        ]}
      />
    </div>
  );
}
