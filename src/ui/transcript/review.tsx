import { useEffect, useRef, useState } from 'react';
import { limits } from '../../core';
import { AgentMark, Button, hueOf } from '../design';
import type { Member } from '../playground';
import { useWords } from '../texts';
import { controlWords } from '../texts/control';
import { useCommands } from '../use-app';
import styles from './composer.module.css';

/** Where a person reads what an agent is about to say: lets it pass, writes it anew, or asks for other words. */
export function Review({ member, text }: { member: Member; text: string }) {
  const words = useWords(controlWords);
  const { review } = useCommands();
  const [said, setSaid] = useState(text);
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus({ preventScroll: true }), []);
  const asked = words.review(member.name);
  const isCorrected = said.trim() !== text.trim();
  return (
    <section ref={card} tabIndex={-1} className={styles.composer} data-hue={hueOf(member.index)} aria-label={asked}>
      <AgentMark index={member.index} name={member.name} size={24} />
      <div className={styles.field}>
        <p className={styles.brief}>{asked}</p>
        <textarea
          aria-label={member.name}
          rows={2}
          maxLength={limits.messageLength}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
        <div className={styles.acts}>
          <Button
            size="small"
            variant="primary"
            disabled={said.trim() === ''}
            onClick={() => review({ type: 'say', text: said.trim() })}
          >
            {isCorrected ? words.sayCorrected : words.say}
          </Button>
          <Button size="small" onClick={() => review({ type: 'again' })}>
            {words.again}
          </Button>
        </div>
      </div>
    </section>
  );
}
