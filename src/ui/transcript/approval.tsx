import { useEffect, useRef } from 'react';
import type { ToolId } from '../../core';
import { AgentMark, Button, hueOf } from '../design';
import type { Member } from '../playground';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useCommands } from '../use-app';
import { useToolName } from '../use-tool-name';
import styles from './composer.module.css';

/** Where a person allows a call, or does not. The focus goes to neither answer, so that no Enter that was meant for something else allows it. */
export function Approval({ member, tool, input }: { member: Member; tool: ToolId; input: string }) {
  const words = useWords(playgroundWords);
  const toolName = useToolName();
  const { allowCall } = useCommands();
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus({ preventScroll: true }), []);
  const asked = words.wantsTool(member.name, toolName(tool));
  return (
    <section ref={card} tabIndex={-1} className={styles.composer} data-hue={hueOf(member.index)} aria-label={asked}>
      <AgentMark index={member.index} name={member.name} size={24} />
      <div className={styles.field}>
        <p className={styles.brief}>{asked}</p>
        <pre className={styles.wanted}>{input.trim() === '' ? words.emptyInput : input}</pre>
        <div className={styles.options}>
          <Button size="small" variant="primary" onClick={() => allowCall(true)}>
            {words.allow}
          </Button>
          <Button size="small" onClick={() => allowCall(false)}>
            {words.refuse}
          </Button>
        </div>
      </div>
    </section>
  );
}
