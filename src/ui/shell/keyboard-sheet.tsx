import { Dialog } from '../design';
import { type Shortcut, shortcuts } from '../playground';
import { useLanguage, useWords } from '../texts';
import { shellWords } from '../texts/shell';
import styles from './keyboard-sheet.module.css';

/** Every shortcut there is. */
export default function KeyboardSheet({ onClose }: { onClose: () => void }) {
  const words = useWords(shellWords);
  return (
    <Dialog title={words.shortcuts} onClose={onClose} closeLabel={words.close} width={560}>
      <div className={styles.groups}>
        <Group title={words.shortcutsPlayground} shortcuts={shortcuts} />
        <Group title={words.shortcutsHere} shortcuts={everywhere} />
      </div>
    </Dialog>
  );
}

const everywhere: readonly Shortcut[] = [
  { keys: ['?'], does: { en: shellWords.en.openShortcuts, zh: shellWords.zh.openShortcuts } },
  { keys: ['Esc'], does: { en: shellWords.en.closeWindow, zh: shellWords.zh.closeWindow } },
];

function Group({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  const language = useLanguage();
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {shortcuts.map(({ keys, does }) => (
          <div key={does.en}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does[language]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
