import { Button, ProgressBar } from '../design';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import { modelName } from '../texts/model-name';
import { playgroundWords } from '../texts/playground';
import { useApp, useCommands } from '../use-app';
import styles from './loading-bar.module.css';

/** How far the model has come, and a way to call it off. */
export function LoadingBar() {
  const words = useWords(playgroundWords);
  const language = useLanguage();
  const amounts = amountsIn(language);
  const loading = useApp(({ desk }) => desk?.loading ?? null);
  const card = useApp(({ models }) => models.cards.find(({ id }) => id === loading?.modelId));
  const { cancelLoading } = useCommands();
  if (loading === null) return null;
  const size =
    loading.totalBytes === null
      ? amounts.bytes(loading.loadedBytes)
      : words.bytesOf(amounts.bytes(loading.loadedBytes), amounts.bytes(loading.totalBytes));
  const stage = loading.stage === 'download' ? words.downloading : words.preparing;
  const detail = loading.loadedBytes > 0 ? `${stage} · ${size}` : stage;
  return (
    <div className={styles.loading}>
      <div className={styles.words}>
        <strong>{card === undefined ? loading.modelId : modelName(card, language)}</strong> {detail}
      </div>
      <div className={styles.bar}>
        <ProgressBar label={words.loadingModel} value={loading.fraction} text={detail} />
      </div>
      <Button size="small" variant="quiet" onClick={cancelLoading}>
        {words.cancel}
      </Button>
    </div>
  );
}
