import { Icon } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useApp } from '../use-app';
import styles from './replay-banner.module.css';

/** Says of a recorded run that it is one. */
export function ReplayBanner() {
  const words = useWords(playgroundWords);
  const recorded = useApp(({ desk }) => desk?.run?.origin === 'recorded');
  if (!recorded) return null;
  return (
    <p className={styles.banner}>
      <Icon name="clock" size={16} />
      <strong>{words.replayBanner}</strong>
      <span>{words.replayHint}</span>
    </p>
  );
}
