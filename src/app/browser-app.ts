import { checkDevice } from '../engines';
import { lockRun, openStore } from '../persistence';
import { builtIns } from '../scenarios';
import type { App } from './app';
import type { AppParts } from './app-parts';
import { createApp } from './create-app';
import { browserEngines } from './engines';
import { patterns } from './patterns';
import { settingsFrom } from './settings';
import { browserTools } from './tools';

const goingOnKey = 'colloquy-going-on';
/** Also read in index.html, before the first paint. */
const settingsKey = 'colloquy-settings';

/** The application as this browser gives it: real engines, storage, clock and chance. */
export function browserApp(): App {
  const preferredLanguage = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const settings: AppParts['settings'] = {
    read: () => whereAllowed(() => JSON.parse(localStorage.getItem(settingsKey) ?? 'null')) ?? null,
    write: (changed) => whereAllowed(() => localStorage.setItem(settingsKey, JSON.stringify(changed))),
  };
  return createApp({
    engines: browserEngines(settingsFrom(settings.read(), preferredLanguage).hubMirror),
    storedModels: () => import('../engines/stored').then(({ browserStoredModels }) => browserStoredModels()),
    checkDevice,
    patterns,
    tools: browserTools(),
    builtIns,
    defaultModelId: 'builtin/colloquy',
    openStore: (onProblem) => openStore({ onProblem }),
    lockRun: (runId) => lockRun(runId),
    now: () => Date.now(),
    newId: (prefix) => `${prefix}-${crypto.randomUUID().slice(0, 8)}`,
    newSeed: () => Math.floor(Math.random() * 0x7fff_ffff),
    nextFrame: (callback) => {
      // A tab in the background draws no frames, but its run goes on.
      const done = () => {
        cancelAnimationFrame(frame);
        clearTimeout(timeout);
        callback();
      };
      const frame = requestAnimationFrame(done);
      const timeout = setTimeout(done, 100);
    },
    after: (milliseconds, callback) => {
      const timeout = setTimeout(callback, milliseconds);
      return () => clearTimeout(timeout);
    },
    settings,
    goingOn: {
      read: () => whereAllowed(() => sessionStorage.getItem(goingOnKey)) ?? null,
      write: (runId) => {
        whereAllowed(() =>
          runId === null ? sessionStorage.removeItem(goingOnKey) : sessionStorage.setItem(goingOnKey, runId),
        );
      },
    },
    preferredLanguage,
  });
}

/** These storages throw where a browser denies them; then settings, or which run was going on, last as long as the page. */
function whereAllowed<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
