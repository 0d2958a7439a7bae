import { useState } from 'react';
import { hubMirrorFrom } from '../../app';
import { Button, TextField } from '../design';
import { useWords } from '../texts';
import { useApp, useCommands } from '../use-app';
import styles from './stored-dialog.module.css';
import { storedWords } from './stored-words';

/** Where models are downloaded from instead of the hub; kept as soon as it is a whole address. */
export function MirrorField() {
  const words = useWords(storedWords);
  const kept = useApp(({ settings }) => settings.hubMirror);
  const { changeSettings } = useCommands();
  const [typed, setTyped] = useState(kept ?? '');
  const [atFirst] = useState(kept);
  const isUnfit = typed.trim() !== '' && hubMirrorFrom(typed) === null;
  const keep = () => {
    if (!isUnfit) changeSettings({ hubMirror: hubMirrorFrom(typed) });
  };
  return (
    <div className={styles.mirror}>
      <TextField
        type="url"
        label={words.mirror}
        hint={words.mirrorHint}
        problem={isUnfit ? words.mirrorUnfit : undefined}
        spellCheck={false}
        maxLength={200}
        placeholder="https://huggingface.co"
        value={typed}
        onChange={setTyped}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
      {kept !== atFirst && (
        <p className={styles.later} role="status">
          {words.mirrorLater}{' '}
          <Button size="small" variant="quiet" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        </p>
      )}
    </div>
  );
}
