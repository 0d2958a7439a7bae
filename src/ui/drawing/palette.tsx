import { useReactFlow } from '@xyflow/react';
import { type Drawing, limits, type Scenario } from '../../core';
import { Button, IconButton } from '../design';
import { useWords } from '../texts';
import { drawingWords } from '../texts/drawing';
import { useApp, useCommands } from '../use-app';
import styles from './drawing.module.css';
import type { NewNode } from './drawing-editing';
import { useShowFromTop } from './use-drawing-view';

const newNodes: readonly NewNode[] = ['turn', 'question', 'condition', 'split', 'join', 'end'];

/** What can be put into the drawing, and what can be done with all of it. */
export function Palette({
  scenario,
  drawing,
  onAdd,
  onTidy,
}: {
  scenario: Scenario;
  drawing: Drawing;
  onAdd: (type: NewNode) => void;
  onTidy: () => void;
}) {
  const words = useWords(drawingWords);
  const { undo, redo } = useCommands();
  const canUndo = useApp(({ desk }) => desk?.canUndo ?? false);
  const canRedo = useApp(({ desk }) => desk?.canRedo ?? false);
  const flow = useReactFlow();
  const showFromTop = useShowFromTop();
  const full = drawing.nodes.length >= limits.drawnNodes;
  const nobody = scenario.agents.length === 0;
  const tidy = () => {
    onTidy();
    // Once it is drawn.
    requestAnimationFrame(() => requestAnimationFrame(showFromTop));
  };
  return (
    <div className={styles.bar}>
      <div className={styles.palette} role="toolbar" aria-label={words.add}>
        {newNodes.map((type) => (
          <Button
            key={type}
            size="small"
            icon="plus"
            aria-disabled={full || nobody}
            data-tip={full ? words.full(limits.drawnNodes) : words.typeHints[type]}
            onClick={full || nobody ? undefined : () => onAdd(type)}
          >
            {words.types[type]}
          </Button>
        ))}
      </div>
      <div className={styles.tools}>
        <IconButton label={words.undo} icon="undo" size="small" aria-disabled={!canUndo} onClick={undo} />
        <IconButton label={words.redo} icon="redo" size="small" aria-disabled={!canRedo} onClick={redo} />
        <Button size="small" variant="quiet" icon="list" onClick={tidy}>
          {words.tidy}
        </Button>
        <IconButton label={words.fit} icon="fit" size="small" onClick={() => void flow.fitView(wholeView)} />
      </div>
    </div>
  );
}

const wholeView = { padding: 0.12, maxZoom: 1 };
