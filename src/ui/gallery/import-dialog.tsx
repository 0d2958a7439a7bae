import { useRef, useState } from 'react';
import type { Failure } from '../../core';
import { Button, Dialog, TextArea } from '../design';
import { FailureNote } from '../failures';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useCommands, useTheApp } from '../use-app';
import styles from './import-dialog.module.css';
import { OwnBounds } from './own-bounds';

/** Opens a link that was pasted, or a file. What cannot be opened is said here, and nothing pasted is lost. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(shellWords);
  const { state } = useTheApp();
  const { openText, dismissNotice } = useCommands();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const file = useRef<HTMLInputElement>(null);

  const open = async (content: string) => {
    setFailure(null);
    const opened = await openText(content);
    if (opened.ok) return onClose();
    setFailure(opened.reason);
    // It is said here; said twice it would be louder, not clearer.
    for (const notice of state.getState().notices) {
      if (notice.type === 'failure' && notice.failure === opened.reason) dismissNotice(notice.id);
    }
  };

  return (
    <Dialog
      title={words.importTitle}
      onClose={onClose}
      closeLabel={words.close}
      width={560}
      footer={
        <>
          <Button icon="file" onClick={() => file.current?.click()}>
            {words.chooseFile}
          </Button>
          <Button variant="primary" disabled={text.trim() === ''} onClick={() => void open(text)}>
            {words.open}
          </Button>
        </>
      }
    >
      <div className={styles.import}>
        <TextArea
          label={words.importLabel}
          hint={words.importHint}
          value={text}
          onChange={setText}
          rows={4}
          mostRows={8}
          voice="code"
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && text.trim() !== '') {
              event.preventDefault();
              void open(text);
            }
          }}
        />
        <input
          ref={file}
          type="file"
          accept=".json,application/json,text/plain"
          hidden
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (chosen !== undefined) void chosen.text().then(open);
          }}
        />
        <OwnBounds />
        {failure !== null && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}
