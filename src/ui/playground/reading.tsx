import { lazy, Suspense } from 'react';
import { Tabs } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { Transcript } from '../transcript';

export const InspectorPanel = lazy(() => import('../inspector').then((module) => ({ default: module.InspectorPanel })));
export const MetricsPanel = lazy(() => import('../metrics').then((module) => ({ default: module.MetricsPanel })));

export type ReadingTab = 'transcript' | 'inspector' | 'metrics';

/** What is read beside the graph. */
export function Reading({ tab, onTab }: { tab: ReadingTab; onTab: (tab: ReadingTab) => void }) {
  const words = useWords(playgroundWords);
  return (
    <Tabs
      label={words.reading}
      value={tab}
      onChange={onTab}
      tabs={[
        { value: 'transcript', label: words.transcript, panel: <Transcript /> },
        {
          value: 'inspector',
          label: words.inspector,
          panel: (
            <Suspense>
              <InspectorPanel />
            </Suspense>
          ),
        },
        {
          value: 'metrics',
          label: words.metrics,
          panel: (
            <Suspense>
              <MetricsPanel />
            </Suspense>
          ),
        },
      ]}
    />
  );
}
