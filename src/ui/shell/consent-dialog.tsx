import type { Consent } from '../../app';
import { Button, Dialog } from '../design';
import { amountsIn } from '../metrics';
import { useLanguage, useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useCommands } from '../use-app';
import styles from './consent-dialog.module.css';

/** Before the first byte of a model: which, how large, from where, and where it stays. */
export default function ConsentDialog({ consent }: { consent: Consent }) {
  const words = useWords(shellWords);
  const amounts = amountsIn(useLanguage());
  const { agreeToDownload, declineDownload } = useCommands();
  const sizes = consent.models.map(({ downloadBytes }) => downloadBytes);
  const total = sizes.includes(null) ? null : sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
  return (
    <Dialog
      title={words.consentTitle(consent.models.length)}
      onClose={declineDownload}
      footer={
        <>
          <Button onClick={declineDownload}>{words.notNow}</Button>
          <Button variant="primary" icon="download" onClick={agreeToDownload}>
            {words.download}
          </Button>
        </>
      }
    >
      <ul className={styles.models}>
        {consent.models.map(({ id, name, downloadBytes }) => (
          <li key={id}>
            <span className={styles.name}>{name}</span>
            <span className={styles.size}>
              {downloadBytes === null ? words.unknownSize : amounts.bytes(downloadBytes)}
            </span>
            <span className={styles.from}>{words.downloadedFrom(hostOf(id))}</span>
          </li>
        ))}
      </ul>
      {consent.models.length > 1 && total !== null && (
        <p className={styles.total}>{words.downloadTotal(amounts.bytes(total))}</p>
      )}
      <p className={styles.kept}>{words.downloadKept}</p>
    </Dialog>
  );
}

/** Where an engine's models lie. */
function hostOf(modelId: string): string {
  return modelId.startsWith('remote/') ? (modelId.split('/')[1] ?? modelId) : 'huggingface.co';
}
