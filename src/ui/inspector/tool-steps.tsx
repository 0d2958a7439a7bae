import { useMemo } from 'react';
import type { Conversation, Turn } from '../../projections';
import { useWords } from '../texts';
import { Calls } from '../transcript/calls';
import { PromptMessages } from './perceived';
import { toolStepsOf } from './reading';
import styles from './tool-steps.module.css';
import { inspectorWords } from './words';

/** The questions for a tool that came before a turn's words: what was wanted, what came of it, and each exact prompt. */
export function ToolSteps({ conversation, turn }: { conversation: Conversation; turn: Turn }) {
  const words = useWords(inspectorWords);
  const steps = useMemo(() => toolStepsOf(conversation, turn), [conversation, turn]);
  if (steps.length === 0) return null;
  return (
    <div className={styles.steps}>
      <p>{words.toolSteps}</p>
      <ol>
        {steps.map(({ call, reading }, place) => (
          <li key={place}>
            <p className={styles.step}>
              {call === null ? words.stepWithoutTool(place + 1) : words.toolStep(place + 1)}
            </p>
            {call !== null && <Calls calls={[call]} />}
            <details>
              <summary>{words.toolPrompt}</summary>
              <PromptMessages conversation={conversation} turn={turn} reading={reading} />
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}
