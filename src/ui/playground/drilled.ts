import { useMemo } from 'react';
import type { TurnId } from '../../core';
import { type DrillReport, drillReports } from '../../projections';
import { useApp } from '../use-app';

const none: readonly DrillReport[] = [];

/** What came of the drills in the run that is shown. */
export function useDrillReports(): readonly DrillReport[] {
  const conversation = useApp(({ desk }) => desk?.run?.conversation);
  const graph = useApp(({ desk }) => desk?.run?.graph);
  return useMemo(() => {
    const isDrilled = conversation?.turns.some(({ strikes }) => strikes.length > 0) ?? false;
    return !isDrilled || conversation === undefined || graph === undefined ? none : drillReports(conversation, graph);
  }, [conversation, graph]);
}

/** How a drill got to turns that it did not strike: it reached them, or what was slipped in came up again there. */
export function reachedTurns(reports: readonly DrillReport[]): ReadonlyMap<TurnId, 'reached' | 'repeats'> {
  const turns = new Map<TurnId, 'reached' | 'repeats'>();
  for (const { direct, through } of reports) for (const turnId of [...direct, ...through]) turns.set(turnId, 'reached');
  for (const { repeated } of reports) for (const turnId of repeated) turns.set(turnId, 'repeats');
  return turns;
}
