import { lazy, Suspense, useState } from 'react';
import type { DrawnNodeId, Scenario } from '../../core';
import { Button } from '../design';
import { useWords } from '../texts';
import { drawingWords } from '../texts/drawing';
import styles from './drawing.module.css';
import { ProblemList } from './problem-list';
import { useDrawing } from './use-drawing';

const DrawingDialog = lazy(() => import('./drawing-dialog'));

/** In the scenario's form: what is wrong with its drawing, and the way to its editor. */
export function DrawingField({ scenario }: { scenario: Scenario }) {
  const words = useWords(drawingWords);
  const { drawing, problems, change } = useDrawing(scenario);
  const [open, setOpen] = useState<{ readonly at: DrawnNodeId | null } | null>(null);
  return (
    <div className={styles.inForm} data-path="drawing">
      <Button icon="edit" onClick={() => setOpen({ at: null })}>
        {words.open}
      </Button>
      {problems.length > 0 && (
        <ProblemList
          scenario={scenario}
          drawing={drawing}
          problems={problems}
          onNode={(at) => setOpen({ at })}
          onLine={(place) => change((before) => ({ ...before, lines: before.lines.toSpliced(place, 1) }))}
        />
      )}
      {open !== null && (
        <Suspense>
          <DrawingDialog scenario={scenario} first={open.at} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  );
}
