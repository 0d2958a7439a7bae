import { Fragment, useMemo } from 'react';
import { type Board, boardOf, type SharedText, sharedTextOf } from '../../projections';
import { AgentMark, hueOf } from '../design';
import { useCast } from '../playground';
import { useWords } from '../texts';
import { teamworkWords } from '../texts/teamwork';
import { useApp, useCommands } from '../use-app';
import styles from './shared-work.module.css';

/** What the agents work on together: a board that they write on, or a text that they point into. Nothing where there is none. */
export function SharedWork() {
  const conversation = useApp(({ desk }) => desk?.run?.conversation);
  const board = useMemo(() => (conversation === undefined ? null : boardOf(conversation)), [conversation]);
  const text = useMemo(() => (conversation === undefined ? null : sharedTextOf(conversation)), [conversation]);
  if (board !== null) return <SharedBoard board={board} />;
  return text === null ? null : <PointedText text={text} />;
}

function SharedBoard({ board }: { board: Board }) {
  const words = useWords(teamworkWords);
  const cast = useCast();
  const { select } = useCommands();
  return (
    <details className={styles.shared} open aria-label={words.board(board.length)}>
      <summary>{words.board(board.length)}</summary>
      {board.length === 0 && <p className={styles.none}>{words.emptyBoard}</p>}
      <ul className={styles.entries}>
        {board.map(({ turnId, agentId, kind, text }) => {
          const { name = agentId, index = 0 } = cast.get(agentId) ?? {};
          return (
            <li key={turnId} data-hue={hueOf(index)}>
              <button type="button" onClick={() => select(turnId)}>
                <AgentMark index={index} name={name} size={16} alone />
                <span className={styles.kind}>{kind}</span> {text}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function PointedText({ text }: { text: SharedText }) {
  const words = useWords(teamworkWords);
  const cast = useCast();
  const { select } = useCommands();
  const isPointedAt = text.some(({ pointedAt }) => pointedAt.length > 0);
  return (
    <details className={styles.shared} open aria-label={words.sharedText}>
      <summary>{words.sharedText}</summary>
      {!isPointedAt && <p className={styles.none}>{words.nobodyPoints}</p>}
      <p className={styles.text}>
        {text.map(({ text: sentence, pointedAt, isNow }) => {
          const last = pointedAt.at(-1);
          if (last === undefined) return <Fragment key={sentence}>{sentence} </Fragment>;
          const pointers = [...new Set(pointedAt.map(({ agentId }) => agentId))].map((id) => ({
            name: cast.get(id)?.name ?? id,
            index: cast.get(id)?.index ?? 0,
          }));
          return (
            <Fragment key={sentence}>
              <button
                type="button"
                data-pointed="true"
                data-hue={hueOf(cast.get(last.agentId)?.index ?? 0)}
                aria-current={isNow}
                title={words.pointedAt(pointers.map(({ name }) => name).join(', '))}
                onClick={() => select(last.turnId)}
              >
                {pointers.map(({ name, index }) => (
                  <AgentMark key={name} index={index} name={name} size={16} alone />
                ))}{' '}
                {sentence}
              </button>{' '}
            </Fragment>
          );
        })}
      </p>
    </details>
  );
}
