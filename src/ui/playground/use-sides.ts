import { useState, useSyncExternalStore } from 'react';
import { useApp, useCommands } from '../use-app';

export type Sides = {
  readonly scenarioOpen: boolean;
  readonly readingOpen: boolean;
  showScenario(open: boolean): void;
  showReading(open: boolean): void;
};

/**
 * What is unfolded beside the graph, as this browser remembers it. Where there is not room for both sides and a graph
 * between them, one side makes way for the other, and what is read goes first. A person who is waited for (`waits`) sees
 * where to write.
 */
export function useSides(waits: boolean): Sides {
  const { scenarioOpen, readingOpen } = useApp((state) => state.settings);
  const { changeSettings } = useCommands();
  const tight = useSyncExternalStore(subscribe, () => matchMedia(tightRoom).matches);
  const [side, setSide] = useState<'scenario' | 'reading' | null>(readingOpen ? 'reading' : 'scenario');
  if (!tight) {
    return {
      scenarioOpen,
      readingOpen: readingOpen || waits,
      showScenario: (open) => changeSettings({ scenarioOpen: open }),
      showReading: (open) => changeSettings({ readingOpen: open }),
    };
  }
  return {
    scenarioOpen: side === 'scenario' && !waits,
    readingOpen: side === 'reading' || waits,
    showScenario: (open) => setSide(open ? 'scenario' : null),
    showReading: (open) => setSide(open ? 'reading' : null),
  };
}

/** Narrower than this, two sides would leave the graph less than two lanes. */
const tightRoom = '(max-width: 999px)';

function subscribe(changed: () => void): () => void {
  const query = matchMedia(tightRoom);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
