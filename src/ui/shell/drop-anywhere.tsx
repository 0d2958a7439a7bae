import { useEffect, useState } from 'react';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useCommands } from '../use-app';
import styles from './drop-anywhere.module.css';

/** A file dropped anywhere on the page is opened. */
export function DropAnywhere() {
  const words = useWords(shellWords);
  const { openText } = useCommands();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onOver = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void file.text().then(openText);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [openText]);
  return over ? <div className={styles.veil}>{words.dropToOpen}</div> : null;
}
