import type { Engine, Scenario } from '../../core';
import { scenarioExample } from '../../core/testing';
import { scriptedEngine } from '../../engines';
import { openStore, type Store } from '../../persistence';
import { calculator } from '../../tools';
import type { App } from '../app';
import type { AppParts } from '../app-parts';
import { createApp } from '../create-app';
import { patterns } from '../patterns';
import type { Phase } from '../state';

export type Setting = {
  readonly engine?: Engine;
  readonly scenario?: Scenario;
  readonly store?: Store;
  readonly goingOn?: string;
  readonly settings?: unknown;
  /** How far the clock goes on whenever it is looked at. */
  readonly clockStep?: number;
  /** Another clock. */
  readonly now?: () => number;
  /** Another tab is working on every run. */
  readonly openElsewhere?: boolean;
};

/** The whole application on a scripted engine, in a browser that keeps nothing. */
export async function appWith(setting: Setting = {}) {
  const scenario = setting.scenario ?? scenarioExample(['Maya', 'Leo'], { budget: { turns: 4, tokensPerTurn: 64 } });
  const store = setting.store ?? (await openStore()).store;
  let ids = 0;
  let clock = 0;
  let settings = setting.settings ?? null;
  let goingOn = setting.goingOn ?? null;
  const write = (runId: string | null) => {
    goingOn = runId;
  };
  const timers: (() => void)[] = [];
  const parts: AppParts = {
    engines: [setting.engine ?? scriptedEngine((_, index) => `Line ${index + 1}.`)],
    patterns,
    tools: [calculator],
    builtIns: [{ id: 'example', subject: 'debate', scenario: { en: scenario, zh: { ...scenario, language: 'zh' } } }],
    defaultModelId: 'scripted/script',
    checkDevice: () => Promise.reject(new Error('Not asked for here.')),
    storedModels: () => Promise.reject(new Error('Not asked for here.')),
    openStore: () => Promise.resolve({ store, problem: null }),
    lockRun: () => Promise.resolve({ mine: !setting.openElsewhere, release: () => {} }),
    now: setting.now ?? (() => (clock += setting.clockStep ?? 1000)),
    newId: (prefix) => `${prefix}-${++ids}`,
    newSeed: () => 1,
    nextFrame: (callback) => void setTimeout(callback, 0),
    after: (_, callback) => {
      timers.push(callback);
      return () => void timers.splice(timers.indexOf(callback), 1);
    },
    settings: {
      read: () => settings,
      write: (next) => {
        settings = next;
      },
    },
    goingOn: { read: () => goingOn, write },
    preferredLanguage: 'en',
  };
  const app = createApp(parts);
  const tick = () => timers.shift()?.();
  return { app, store, tick, settings: () => settings, goingOn: () => goingOn };
}

export function phase(app: App, ...wanted: readonly Phase[]): Promise<void> {
  return when(app, () => wanted.includes(app.state.getState().desk?.phase ?? 'idle'));
}

export function when(app: App, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!holds()) return false;
      stop();
      resolve();
      return true;
    };
    let stop = () => {};
    if (check()) return;
    stop = app.state.subscribe(check);
  });
}

export const texts = (app: App) => app.state.getState().desk?.run?.conversation.turns.map(({ text }) => text) ?? [];
export const desk = (app: App) => {
  const onDesk = app.state.getState().desk;
  if (onDesk === null) throw new Error('The desk is empty.');
  return onDesk;
};
