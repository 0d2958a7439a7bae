import { type KeyboardEvent, useState } from 'react';
import { limits } from '../../core';
import { Button } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useCommands } from '../use-app';
import styles from './composer.module.css';

/** A line at the foot of the transcript for whoever watches and wants to say something too. */
export function CutIn() {
  const words = useWords(playgroundWords);
  const { cutIn } = useCommands();
  const [text, setText] = useState('');
  const send = () => {
    cutIn(text);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The Enter that ends a Chinese word in an input method is not one that sends.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={styles.cutIn}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input
        type="text"
        autoComplete="off"
        aria-label={words.cutIn}
        placeholder={words.cutIn}
        maxLength={limits.messageLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text.trim() !== '' && (
        <Button type="submit" variant="primary" size="small">
          {words.send}
        </Button>
      )}
    </form>
  );
}
