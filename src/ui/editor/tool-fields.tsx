import { useId } from 'react';
import { type Agent, type ToolId, toolIds } from '../../core';
import { Switch } from '../design';
import { useLanguage, useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useTheApp } from '../use-app';
import styles from './tool-fields.module.css';
import { ToolTrial } from './tool-trial';

type ToolChange = Pick<Agent, 'tools' | 'approval'>;

/** What an agent may use, and whether it has to ask. */
export function ToolFields({ agent, onChange }: { agent: Agent; onChange: (change: (agent: Agent) => Agent) => void }) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const { tools } = useTheApp();
  const id = useId();
  const chosen: readonly ToolId[] = agent.tools ?? [];
  const set = (wanted: ToolChange) =>
    onChange(({ tools: _, approval: __, ...rest }) => ({
      ...rest,
      ...(wanted.tools !== undefined && wanted.tools.length > 0 && { tools: wanted.tools }),
      ...(wanted.approval === true && { approval: true }),
    }));
  const choose = (tool: ToolId, on: boolean) => {
    // In the order of the list, so that a prompt does not tell in which order boxes were ticked.
    const now = toolIds.filter((one) => (one === tool ? on : chosen.includes(one)));
    set({ tools: now, ...(now.length > 0 && agent.approval === true && { approval: true }) });
  };
  return (
    <fieldset className={styles.tools} aria-describedby={`${id}-hint`}>
      <legend>{words.tools}</legend>
      <div className={styles.boxes}>
        {tools.map(({ id: tool, words: of }) => (
          <label key={tool} data-tip={of[language].description}>
            <input
              type="checkbox"
              checked={chosen.includes(tool)}
              onChange={(event) => choose(tool, event.target.checked)}
            />
            {of[language].name}
          </label>
        ))}
      </div>
      {chosen.length > 0 && (
        <>
          <p id={`${id}-hint`} className={styles.hint}>
            {words.toolsHint}
          </p>
          <Switch
            label={words.approval}
            hint={words.approvalHint}
            checked={agent.approval === true}
            onChange={(asks) => set({ tools: [...chosen], ...(asks && { approval: true }) })}
          />
          <ToolTrial tools={tools.filter(({ id: tool }) => chosen.includes(tool))} />
        </>
      )}
    </fieldset>
  );
}
