import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { limits, type TurnTask } from '../../core';
import { AgentMark, Button, hueOf } from '../design';
import type { Member } from '../playground';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useCommands } from '../use-app';
import { AnswerComposer } from './answer-composer';
import { ChoiceComposer } from './choice-composer';
import styles from './composer.module.css';

/** Where a person takes the turn of the agent that they play: says something, chooses, or fills in what is asked for. */
export function Composer({ member, task }: { member: Member; task: TurnTask }) {
  switch (task.type) {
    case 'speak':
      return <SpeechComposer member={member} brief={task.brief} />;
    case 'choose':
      return <ChoiceComposer member={member} task={task} />;
    case 'answer':
      return <AnswerComposer member={member} task={task} />;
  }
}

/** Takes the focus as soon as the turn is the person's. */
function SpeechComposer({ member, brief }: { member: Member; brief: string | undefined }) {
  const words = useWords(playgroundWords);
  const { speak } = useCommands();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const send = () => {
    if (text.trim() === '') return field.current?.focus();
    speak(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The Enter that ends a Chinese word in an input method is not one that sends.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={styles.composer}
      data-hue={hueOf(member.index)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <AgentMark index={member.index} name={member.name} size={24} />
      <div className={styles.field}>
        {brief !== undefined && <p className={styles.brief}>{brief}</p>}
        <textarea
          ref={field}
          aria-label={member.name}
          aria-describedby="composer-hint"
          placeholder={words.speakAs(member.name)}
          rows={2}
          maxLength={limits.messageLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className={styles.foot}>
          <small id="composer-hint">{words.speakHint}</small>
          <Button type="submit" variant="primary" size="small">
            {words.send}
          </Button>
        </div>
      </div>
    </form>
  );
}
