import { ReactFlowProvider } from '@xyflow/react';
import { type KeyboardEvent, useState } from 'react';
import { type DrawnNodeId, outerScenario, type Scenario } from '../../core';
import { Dialog } from '../design';
import { useWords } from '../texts';
import { drawingWords } from '../texts/drawing';
import { useCommands } from '../use-app';
import styles from './drawing.module.css';
import { DrawingCanvas } from './drawing-canvas';
import { type NewNode, withConnection, withInserted, withoutLine, withoutNode, withPlaces } from './drawing-editing';
import { tidyPlaces } from './drawing-layout';
import { NodeForm } from './node-form';
import { nodeName } from './node-name';
import { Palette } from './palette';
import { ProblemList } from './problem-list';
import { useDrawing } from './use-drawing';

/** The flow of a scenario to draw: a picture to the left, what is chosen in it to the right, what is wrong below. */
export default function DrawingDialog({
  scenario,
  first,
  onClose,
}: {
  scenario: Scenario;
  /** The node that is chosen to begin with. */
  first: DrawnNodeId | null;
  onClose: () => void;
}) {
  const words = useWords(drawingWords);
  const { undo, redo } = useCommands();
  const { drawing, problems, change } = useDrawing(scenario);
  const [chosen, setChosen] = useState<DrawnNodeId | null>(first);
  const [wantsFocus, setWantsFocus] = useState(false);
  const [said, setSaid] = useState('');
  const node = drawing.nodes.find(({ id }) => id === chosen);

  const choose = (id: DrawnNodeId | null, focus = false) => {
    setChosen(id);
    setWantsFocus(focus);
  };
  const add = (type: NewNode) => {
    const agents = outerScenario(scenario).agents.map(({ id }) => id);
    const question = scenarioWords.newQuestion;
    const after = node?.id ?? null;
    const inserted = withInserted(drawing, { type, after, agents, question, answerFor: scenarioWords.answer });
    if (inserted === null) return;
    change(() => inserted.drawing, 'own');
    choose(inserted.id, true);
    const made = inserted.drawing.nodes.find(({ id }) => id === inserted.id);
    if (made !== undefined) setSaid(words.added(nodeName(made, scenario, words)));
  };
  const remove = (id: DrawnNodeId) => {
    change((before) => withoutNode(before, id), 'own');
    choose(null);
  };
  // What agents are asked is in their language, not in the page's.
  const scenarioWords = drawingWords[scenario.language];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, textarea') !== null) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  };

  return (
    <Dialog title={words.title} onClose={onClose} closeLabel={words.close} whole>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys hold for everything inside. */}
      <div className={styles.editor} onKeyDown={onKeyDown}>
        <ReactFlowProvider>
          <Palette
            scenario={scenario}
            drawing={drawing}
            onAdd={add}
            onTidy={() => change((before) => withPlaces(before, tidyPlaces(before)), 'own')}
          />
          <DrawingCanvas
            scenario={scenario}
            drawing={drawing}
            problems={problems}
            chosen={chosen}
            onChoose={choose}
            onRemove={remove}
            onConnect={(from, to) => change((before) => withConnection(before, from, to, scenarioWords.answer), 'own')}
            onChange={change}
          />
        </ReactFlowProvider>
        <div className={styles.side}>
          {node === undefined ? (
            <div className={styles.form}>
              <p className={styles.hint}>{words.hint}</p>
              <p className={styles.hint}>{words.addLine}</p>
            </div>
          ) : (
            <NodeForm
              key={node.id}
              scenario={scenario}
              drawing={drawing}
              node={node}
              problems={problems}
              wantsFocus={wantsFocus}
              onChange={change}
              onRemove={() => remove(node.id)}
            />
          )}
          <ProblemList
            scenario={scenario}
            drawing={drawing}
            problems={problems}
            onNode={(id) => choose(id, true)}
            onLine={(place) => change((before) => withoutLine(before, place), 'own')}
          />
        </div>
        <p className="only-heard" aria-live="polite">
          {said}
        </p>
      </div>
    </Dialog>
  );
}
