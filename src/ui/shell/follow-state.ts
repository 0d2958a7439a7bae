import type { App } from '../../app';
import { languages } from '../../core';
import { shellWords } from '../texts/shell';
import { faviconFor } from './favicon';
import { titleOf } from './page';

/** Keeps what lies outside the components true: the document's language, theme, title and sign. Returns how to end it. */
export function followState({ state }: App): () => void {
  const sign = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  let phase = '';
  const draw = () => {
    const now = state.getState();
    const { language, theme } = now.settings;
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-Hans' : 'en';
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    document.title = titleOf(now, shellWords[language]);
    const phaseNow = now.desk?.phase ?? 'idle';
    if (sign !== null && phaseNow !== phase) sign.href = faviconFor(phaseNow);
    phase = phaseNow;
  };
  draw();
  return state.subscribe(draw);
}

/** `?lang=` in the address goes before what this browser kept, until the person chooses for themselves. */
export function obeyAddressedLanguage({ commands, state }: App): void {
  const asked = languages.find((language) => language === new URL(location.href).searchParams.get('lang'));
  if (asked === undefined) return;
  if (state.getState().settings.language !== asked) commands.setLanguage(asked);
}
