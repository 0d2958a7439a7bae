import { useEffect, useRef } from 'react';
import type { TurnTask } from '../../core';
import { AgentMark, Button, hueOf } from '../design';
import type { Member } from '../playground';
import { useCommands } from '../use-app';
import styles from './composer.module.css';

/** Where a person chooses: one button for each option. */
export function ChoiceComposer({ member, task }: { member: Member; task: Extract<TurnTask, { type: 'choose' }> }) {
  const { speak } = useCommands();
  const options = useRef<HTMLDivElement>(null);
  useEffect(() => options.current?.querySelector('button')?.focus({ preventScroll: true }), []);
  return (
    <section className={styles.composer} data-hue={hueOf(member.index)} aria-label={member.name}>
      <AgentMark index={member.index} name={member.name} size={24} />
      <div className={styles.field}>
        <p className={styles.brief} id="composer-question">
          {task.question}
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, these are buttons. */}
        <div ref={options} className={styles.options} role="group" aria-labelledby="composer-question">
          {task.options.map(({ text }) => (
            <Button key={text} size="small" onClick={() => speak(text)}>
              {text}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}
