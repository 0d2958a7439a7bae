import { useEffect, useState } from 'react';
import type { RunBeside } from '../../app';
import { useApp, useCommands } from '../use-app';

const none: readonly RunBeside[] = [];

/** The kept runs of the same agents, asked for again whenever a run has ended. */
export function useRunsBeside(): readonly RunBeside[] {
  const { runsBeside } = useCommands();
  const runId = useApp(({ desk }) => desk?.run?.runId);
  const isOver = useApp(({ desk }) => desk?.run?.status.type === 'finished');
  const [found, setFound] = useState<{ readonly of: string; readonly runs: readonly RunBeside[] } | null>(null);
  const wanted = `${runId} ${isOver}`;
  useEffect(() => {
    let left = false;
    void runsBeside().then((runs) => {
      if (!left) setFound({ of: wanted, runs });
    });
    return () => {
      left = true;
    };
  }, [runsBeside, wanted]);
  return found?.of === wanted ? found.runs : none;
}
