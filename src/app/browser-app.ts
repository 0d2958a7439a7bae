import { checkDevice } from '../engines';
import { lockRun, openStore } from '../persistence';
import { builtIns } from '../scenarios';
import type { App } from './app';
import { createApp } from './create-app';
import { browserEngines } from './engines';
import { patterns } from './patterns';

const goingOnKey = 'colloquy-going-on';

/** The application as this browser gives it: real engines, storage, clock and chance. */
export function browserApp(): App {
  return createApp({
    engines: browserEngines(),
    checkDevice,
    patterns,
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
    goingOn: {
      read: () => inSession(() => sessionStorage.getItem(goingOnKey)) ?? null,
      write: (runId) => {
        inSession(() =>
          runId === null ? sessionStorage.removeItem(goingOnKey) : sessionStorage.setItem(goingOnKey, runId),
        );
      },
    },
    preferredLanguage: navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
  });
}

/** Session storage throws where a browser denies it; then a reload is not gone on with by itself. */
function inSession<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
