import { type KeyboardEvent, memo, type PointerEvent, useId } from 'react';
import { useStore } from 'zustand';
import type { Agent, AgentId } from '../../core';
import { AgentMark, hueOf, Icon, IconButton } from '../design';
import { useLanguage, useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useApp, useCommands } from '../use-app';
import styles from './agent-card.module.css';
import { AgentFields } from './agent-fields';
import { editorView, setAgentOpen } from './focus-problem';
import { agentLabel } from './problem-sentence';

type Props = {
  agent: Agent;
  index: number;
  count: number;
  /** Where a line that is dragged would land. */
  gap: 'before' | 'after' | 'none';
  dragged: boolean;
  onPointerDown: (event: PointerEvent, index: number) => void;
  onMove: (agentId: AgentId, by: -1 | 1) => void;
};

/** One agent: a line that says who it is, and in place below it all that can be changed. Alt and an arrow move it. */
export const AgentCard = memo(function AgentCard({ agent, index, count, gap, dragged, onPointerDown, onMove }: Props) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const { duplicateAgent, removeAgent } = useCommands();
  const open = useStore(editorView, ({ openAgents }) => openAgents.has(agent.id));
  const troubled = useApp(
    ({ desk }) => desk?.problems.some(({ path }) => path.startsWith(`agents.${index}.`)) ?? false,
  );
  const id = useId();
  const name = agentLabel(agent.name, index, language);
  const withoutInstructions = { model: words.noInstructions, human: words.byHuman, visitor: words.byVisitor };
  const byArrows = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(agent.id, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <fieldset
      aria-label={name}
      className={styles.card}
      data-open={open}
      data-gap={gap}
      data-dragged={dragged}
      data-hue={hueOf(index)}
    >
      <button
        type="button"
        className={styles.line}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => setAgentOpen(agent.id, !open)}
        onKeyDown={byArrows}
        onPointerDown={(event) => onPointerDown(event, index)}
      >
        <AgentMark index={index} name={agent.name} size={28} />
        <span className={styles.who}>
          <span className={styles.name}>{name}</span>
          {agent.role.trim() !== '' && <span className={styles.role}>{agent.role}</span>}
        </span>
        {!open && (
          <span className={styles.first} data-none={firstWords(agent.instructions) === ''}>
            {firstWords(agent.instructions) || withoutInstructions[agent.player.type]}
          </span>
        )}
        <span className={styles.signs}>
          {agent.player.type !== 'model' && (
            <span title={agent.player.type === 'human' ? words.byHuman : words.byVisitor}>
              <Icon name="person" size={16} />
              <span className="only-heard">{agent.player.type === 'human' ? words.byHuman : words.byVisitor}</span>
            </span>
          )}
          {troubled && (
            <span className={styles.troubled}>
              <Icon name="warning" size={16} />
              <span className="only-heard">{words.needsAttention}</span>
            </span>
          )}
          <Icon name={open ? 'chevron-up' : 'chevron-down'} size={16} />
        </span>
      </button>
      {open && (
        <div id={id} className={styles.inside}>
          <AgentFields agent={agent} index={index} />
          <div className={styles.foot}>
            <IconButton
              label={words.moveUp}
              icon="up"
              size="small"
              keys="Alt+↑"
              aria-disabled={index === 0}
              onClick={() => onMove(agent.id, -1)}
            />
            <IconButton
              label={words.moveDown}
              icon="down"
              size="small"
              keys="Alt+↓"
              aria-disabled={index === count - 1}
              onClick={() => onMove(agent.id, 1)}
            />
            <span className={styles.gap} />
            <IconButton label={words.duplicate} icon="copy" size="small" onClick={() => duplicateAgent(agent.id)} />
            <IconButton label={words.remove} icon="trash" size="small" onClick={() => removeAgent(agent.id)} />
          </div>
        </div>
      )}
    </fieldset>
  );
});

function firstWords(instructions: string): string {
  return instructions.trim().replace(/\s+/g, ' ').slice(0, 120);
}
