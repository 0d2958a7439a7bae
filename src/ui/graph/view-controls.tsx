import { Button, IconButton } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import type { View } from './use-view';
import styles from './view-controls.module.css';

/** Nearer, further, everything, the overview where it has to be asked for; and, while the conversation grows, back to the newest turn. */
export function ViewControls({
  view,
  moving,
  map,
}: {
  view: View;
  moving: boolean;
  /** The overview, where it would stand over turns and so comes only when it is wanted. */
  map: { readonly shown: boolean; toggle(): void } | null;
}) {
  const words = useWords(playgroundWords);
  return (
    <div className={styles.controls}>
      <div className={styles.zoom}>
        <IconButton label={words.zoomIn} icon="plus" keys="+" size="small" onClick={() => view.zoomBy(1.25)} />
        <IconButton label={words.zoomOut} icon="minus" keys="−" size="small" onClick={() => view.zoomBy(0.8)} />
        <IconButton label={words.fit} icon="fit" keys="0" size="small" onClick={view.showAll} />
        {map !== null && (
          <IconButton label={words.overview} icon="map" size="small" aria-pressed={map.shown} onClick={map.toggle} />
        )}
      </div>
      {moving && !view.following && (
        <Button className={styles.follow ?? ''} size="small" icon="down" onClick={view.follow}>
          {words.follow}
        </Button>
      )}
    </div>
  );
}
