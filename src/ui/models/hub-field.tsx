import { useState } from 'react';
import { TextField } from '../design';
import { useWords } from '../texts';
import styles from './model-dialog.module.css';
import { modelWords } from './words';

/** A model that no list has, by its id on the hub; it is chosen as soon as the id is whole. */
export function HubField({ onChoose }: { onChoose: (modelId: string) => void }) {
  const words = useWords(modelWords);
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const isWhole = wholeId.test(typed.trim());
  return (
    <div className={styles.hub}>
      <TextField
        label={words.hub}
        hint={words.hubHint}
        problem={left && typed.trim() !== '' && !isWhole ? words.hubUnfit : undefined}
        spellCheck={false}
        maxLength={150}
        value={typed}
        onBlur={() => setLeft(true)}
        onChange={(text) => {
          setTyped(text);
          if (wholeId.test(text.trim())) onChoose(`onnx/${text.trim()}`);
        }}
      />
    </div>
  );
}

const wholeId = /^[\w-]+(\.[\w-]+)*\/[\w-]+(\.[\w-]+)*$/;
