import { useCallback, useId, useRef, useState } from 'react';
import { type AgentId, limits, type Scenario } from '../../core';
import { Button } from '../design';
import { useLanguage, useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands, useTheApp } from '../use-app';
import { AgentCard } from './agent-card';
import styles from './agent-list.module.css';
import { focusField, setAgentOpen } from './focus-problem';
import { agentLabel } from './problem-sentence';
import { useLineDrag } from './use-line-drag';
import { useProblem } from './use-problem';

/** Who takes part, in the order in which the pattern reads them. */
export function AgentList({ agents }: { agents: Scenario['agents'] }) {
  const words = useWords(editorWords);
  const { state } = useTheApp();
  const language = useLanguage();
  const { addAgent, changeScenario, moveAgent } = useCommands();
  const problem = useProblem('agents');
  const heading = useId();
  const list = useRef<HTMLDivElement>(null);
  const { gap, dragged, startDrag } = useLineDrag(list, (from, to) =>
    changeScenario((before) => ({ ...before, agents: movedTo(before.agents, from, to) })),
  );
  const [said, setSaid] = useState('');
  const move = useCallback(
    (agentId: AgentId, by: -1 | 1) => {
      moveAgent(agentId, by);
      const now = state.getState().desk?.scenario.agents ?? [];
      const place = now.findIndex(({ id }) => id === agentId);
      setSaid(words.movedTo(agentLabel(now[place]?.name ?? '', place, language), place + 1, now.length));
    },
    [moveAgent, state, words, language],
  );
  const full = agents.length >= limits.agents;
  const add = () => {
    addAgent();
    const added = state.getState().desk?.scenario.agents ?? [];
    const last = added.at(-1);
    if (last === undefined) return;
    setAgentOpen(last.id, true);
    focusField(`agents.${added.length - 1}.name`);
  };
  return (
    <section aria-labelledby={heading} className={styles.region}>
      <h2 id={heading}>{words.agents}</h2>
      {agents.length === 0 && problem === undefined && <p className={styles.none}>{words.noAgents}</p>}
      <div ref={list} className={styles.list} data-dragging={dragged !== null}>
        {agents.map((agent, index) => (
          <AgentCard
            key={agent.id}
            agent={agent}
            index={index}
            count={agents.length}
            gap={gap === index ? 'before' : gap === index + 1 && gap === agents.length ? 'after' : 'none'}
            dragged={dragged === index}
            onPointerDown={startDrag}
            onMove={move}
          />
        ))}
      </div>
      <p className="only-heard" role="status">
        {said}
      </p>
      <div className={styles.foot} data-path="agents">
        <Button
          size="small"
          icon="plus"
          aria-disabled={full}
          aria-describedby={problem === undefined ? undefined : `${heading}-problem`}
          onClick={full ? undefined : add}
        >
          {words.addAgent}
        </Button>
        {full && <p className={styles.none}>{words.agentsFull(limits.agents)}</p>}
        {problem !== undefined && (
          <p id={`${heading}-problem`} className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </section>
  );
}

/** `to` counts the gaps between the lines as they stood before the move. */
function movedTo(agents: Scenario['agents'], from: number, to: number): Scenario['agents'] {
  const moved = agents[from];
  if (moved === undefined) return agents;
  return agents.toSpliced(from, 1).toSpliced(to > from ? to - 1 : to, 0, moved);
}
