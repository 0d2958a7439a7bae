import { useState } from 'react';
import type { StoredModel } from '../../app';
import { Button, IconButton } from '../design';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import styles from './stored-dialog.module.css';
import { storedWords } from './stored-words';

/** One stored model: its name and size, and what can be done with its files. Deleting is asked twice, in its place. */
export function StoredRow({
  model,
  name,
  busy,
  onSave,
  onDelete,
}: {
  model: StoredModel;
  name: string;
  busy: boolean;
  onSave: () => void;
  onDelete: () => void;
}) {
  const words = useWords(storedWords);
  const amounts = amountsIn(useLanguage());
  const [asking, setAsking] = useState(false);
  const size = amounts.bytes(model.bytes);
  if (asking) {
    return (
      <li className={styles.row}>
        <p className={styles.sure} role="alert">
          {words.sure(name, size)}
        </p>
        <span className={styles.acts}>
          <Button size="small" autoFocus onClick={() => setAsking(false)}>
            {words.keep}
          </Button>
          <Button size="small" variant="danger" disabled={busy} onClick={onDelete}>
            {words.deleteNow}
          </Button>
        </span>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.size}>
        {size} · {words.files(model.files)}
      </span>
      <span className={styles.acts}>
        {model.id !== 'library' && (
          <IconButton label={words.save(name)} icon="download" size="small" disabled={busy} onClick={onSave} />
        )}
        <IconButton
          label={words.delete(name)}
          icon="trash"
          size="small"
          disabled={busy}
          onClick={() => setAsking(true)}
        />
      </span>
    </li>
  );
}
