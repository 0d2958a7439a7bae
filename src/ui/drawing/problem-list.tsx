import type { Drawing, DrawnNodeId, Scenario, ScenarioProblem } from '../../core';
import { Icon } from '../design';
import { problemSentence } from '../editor/problem-sentence';
import { useLanguage, useWords } from '../texts';
import { drawingWords } from '../texts/drawing';
import styles from './drawing.module.css';
import { nodeName } from './node-name';
import { nodePlaceOf } from './use-drawing';

/** All that is wrong with the drawing; pressing one goes to where it can be mended. */
export function ProblemList({
  scenario,
  drawing,
  problems,
  onNode,
  onLine,
}: {
  scenario: Scenario;
  drawing: Drawing;
  problems: readonly ScenarioProblem[];
  onNode: (id: DrawnNodeId) => void;
  onLine?: (place: number) => void;
}) {
  const words = useWords(drawingWords);
  const language = useLanguage();
  if (problems.length === 0) {
    return (
      <p className={styles.sound} role="status">
        <Icon name="check" size={16} />
        {words.sound}
      </p>
    );
  }
  return (
    <div className={styles.problems}>
      <p role="status">
        <Icon name="warning" size={16} />
        {words.problems(problems.length)}
      </p>
      <ul>
        {problems.map((problem) => {
          const node = drawing.nodes[nodePlaceOf(problem)];
          const line = /^drawing\.lines\.(\d+)$/.exec(problem.path)?.[1];
          const act =
            node !== undefined
              ? () => onNode(node.id)
              : line !== undefined && onLine !== undefined
                ? () => onLine(Number(line))
                : undefined;
          const sentence = problemSentence(problem, language);
          return (
            <li key={`${problem.path} ${problem.code} ${problem.details?.name ?? ''}`}>
              {act === undefined ? (
                sentence
              ) : (
                <button type="button" onClick={act}>
                  {node !== undefined && (
                    <b>
                      {nodePlaceOf(problem) + 1} · {nodeName(node, scenario, words)}
                    </b>
                  )}
                  <span>{sentence}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
