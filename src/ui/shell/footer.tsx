import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import styles from './footer.module.css';

/** The quiet end of the gallery: where everything happens, and under which licence. */
export function Footer() {
  const words = useWords(shellWords);
  return (
    <footer className={styles.footer}>
      <p>{words.privacy}</p>
      <p>{words.licence}</p>
    </footer>
  );
}
