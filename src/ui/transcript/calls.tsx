import type { ToolCall } from '../../core';
import { Icon } from '../design';
import { useWords } from '../texts';
import { failureWords } from '../texts/failures';
import { playgroundWords } from '../texts/playground';
import { useToolName } from '../use-tool-name';
import styles from './calls.module.css';

/** What an agent used before it spoke, a line for each: the tool, what was written to it, and what came of it. */
export function Calls({ calls }: { calls: readonly ToolCall[] }) {
  const words = useWords(playgroundWords);
  if (calls.length === 0) return null;
  return (
    <ol className={styles.calls} aria-label={words.usedTools}>
      {calls.map((call, place) => (
        // Calls of a turn have no id but their place, and never change it.
        <li key={place}>
          <OneCall call={call} />
        </li>
      ))}
    </ol>
  );
}

function OneCall({ call: { tool, input, outcome } }: { call: ToolCall }) {
  const words = useWords(playgroundWords);
  const failures = useWords(failureWords);
  const toolName = useToolName();
  return (
    <div className={styles.call} data-outcome={outcome.type} data-tool={tool}>
      <span className={styles.tool}>
        <Icon name="tool" size={14} />
        {toolName(tool)}
      </span>
      {input.trim() !== '' && <code className={styles.input}>{input}</code>}
      <span className={styles.outcome}>
        {outcome.type === 'result' && outcome.text}
        {outcome.type === 'refused' && words.callRefused}
        {outcome.type === 'failed' && failures[outcome.failure.code](outcome.failure.details ?? {}).what}
      </span>
    </div>
  );
}
