import type { Settings } from '../../app';
import { type Language, languages } from '../../core';
import { IconButton, type IconName, Select } from '../design';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useApp, useCommands } from '../use-app';
import styles from './header.module.css';
import { Mark } from './mark';

/** The page's name, and what holds for the whole page: language, theme, help. */
export function Header({ onHelp }: { onHelp: () => void }) {
  const words = useWords(shellWords);
  const { language, theme } = useApp((state) => state.settings);
  const commands = useCommands();
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const chooseLanguage = (chosen: Language) => {
    // From here on the person's choice holds, not the address's.
    const address = new URL(location.href);
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
    commands.setLanguage(chosen);
  };
  return (
    <header className={styles.header}>
      <a href="#/" className={styles.wordmark} aria-label={words.home}>
        <Mark size={26} />
        <span aria-hidden="true">Colloquy</span>
      </a>
      <div className={styles.tools}>
        <Select
          label={words.language}
          hideLabel
          size="small"
          value={language}
          choices={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={chooseLanguage}
        />
        <IconButton
          label={words.theme(words.themes[theme])}
          icon={themeIcons[theme]}
          onClick={() => commands.changeSettings({ theme: nextTheme })}
        />
        <IconButton label={words.shortcuts} icon="help" keys="?" onClick={onHelp} />
      </div>
    </header>
  );
}

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];
const themeIcons: Readonly<Record<Settings['theme'], IconName>> = { system: 'contrast', light: 'sun', dark: 'moon' };
/** Each language in its own words, for those who read no other. */
const languageNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };
