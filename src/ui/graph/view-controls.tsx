import { Button, IconButton } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import type { View } from './use-view';
import styles from './view-controls.module.css';

/** Nearer, further, everything; and back to the newest turn for who moved away. */
export function ViewControls({ view, moving }: { view: View; moving: boolean }) {
  const words = useWords(playgroundWords);
  return (
    <div className={styles.controls}>
      <div className={styles.zoom}>
        <IconButton label={words.zoomIn} icon="plus" keys="+" size="small" onClick={() => view.zoomBy(1.25)} />
        <IconButton label={words.zoomOut} icon="minus" keys="−" size="small" onClick={() => view.zoomBy(0.8)} />
        <IconButton label={words.fit} icon="fit" keys="0" size="small" onClick={view.showAll} />
      </div>
      {moving && !view.following && (
        <Button className={styles.follow ?? ''} size="small" icon="down" onClick={view.follow}>
          {words.follow}
        </Button>
      )}
    </div>
  );
}
