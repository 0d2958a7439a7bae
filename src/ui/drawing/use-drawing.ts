import { useMemo } from 'react';
import { type Drawing, drawingOf, outerScenario, type Scenario, type ScenarioProblem } from '../../core';
import { useApp, useCommands } from '../use-app';

type DrawingOnTheDesk = {
  readonly drawing: Drawing;
  readonly problems: readonly ScenarioProblem[];
  /** `own`: one step back takes back this and nothing else. */
  change(change: (drawing: Drawing) => Drawing, step?: 'own'): void;
};

/** The drawing of the scenario on the desk, what is wrong with it, and how it is changed; each change can be undone. */
export function useDrawing(scenario: Scenario): DrawingOnTheDesk {
  const { changeScenario } = useCommands();
  const all = useApp(({ desk }) => desk?.problems);
  const problems = useMemo(
    () => all?.filter(({ path }) => path === 'drawing' || path.startsWith('drawing.')) ?? [],
    [all],
  );
  const drawing = useMemo(() => drawingOf(outerScenario(scenario)), [scenario]);
  return {
    drawing,
    problems,
    change: (change, step) =>
      changeScenario((before) => {
        const old = drawingOf(outerScenario(before));
        const changed = change(old);
        return changed === old ? before : { ...before, drawing: changed };
      }, step),
  };
}

/** The place in the drawing's nodes that a problem is about; -1 if it is about none. */
export function nodePlaceOf({ path }: ScenarioProblem): number {
  const place = /^drawing\.nodes\.(\d+)$/.exec(path)?.[1];
  return place === undefined ? -1 : Number(place);
}
