import type { Consent } from '../../app';
import type { ModelCard } from '../../core';
import { Button, Dialog } from '../design';
import { amountsIn } from '../metrics';
import { useLanguage, useWords } from '../texts';
import { modelName } from '../texts/model-name';
import { shellWords } from '../texts/shell';
import { useApp, useCommands } from '../use-app';
import styles from './consent-dialog.module.css';

/** Before the first byte of a model: which, how large, from where, and where it stays. */
export default function ConsentDialog({ consent }: { consent: Consent }) {
  const words = useWords(shellWords);
  const language = useLanguage();
  const amounts = amountsIn(language);
  const { agreeToDownload, declineDownload } = useCommands();
  const mirror = useApp(({ settings }) => settings.hubMirror);
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
        {consent.models.map((card) => (
          <li key={card.id}>
            <span className={styles.name}>{modelName(card, language)}</span>
            <span className={styles.size}>
              {card.downloadBytes === null ? words.unknownSize : amounts.bytes(card.downloadBytes)}
            </span>
            <span className={styles.from}>
              {isBrowsers(card) ? words.downloadedByBrowser : words.downloadedFrom(hostOf(card.id, mirror))}
            </span>
          </li>
        ))}
      </ul>
      {consent.models.length > 1 && total !== null && (
        <p className={styles.total}>{words.downloadTotal(amounts.bytes(total))}</p>
      )}
      <p className={styles.kept}>
        {consent.models.every(isBrowsers) ? words.downloadKeptByBrowser : words.downloadKept}
      </p>
    </Dialog>
  );
}

/** Fetched and kept by the browser itself, for all pages. */
function isBrowsers({ id }: ModelCard): boolean {
  return id.startsWith('browser/');
}

/** Where an engine's models lie. */
function hostOf(modelId: string, mirror: string | null): string {
  if (modelId.startsWith('remote/')) return modelId.split('/')[1] ?? modelId;
  return mirror === null ? 'huggingface.co' : new URL(mirror).host;
}
