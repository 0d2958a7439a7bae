import { createStore } from 'zustand/vanilla';
import { problemsOf, type TurnId } from '../core';
import { fitOf } from '../engines';
import { featuredRun } from '../scenarios';
import type { App } from './app';
import type { AppParts } from './app-parts';
import type { Commands } from './commands';
import { comparisonCommands } from './comparison-commands';
import { deskCommands } from './desk-commands';
import { libraryCommands } from './library-commands';
import { replayCommands } from './replay-commands';
import { runCommands } from './run-commands';
import { scoreCommands } from './score-commands';
import { settingsFrom } from './settings';
import { sharingCommands } from './sharing-commands';
import type { AppState, Notice } from './state';
import { storedCommands } from './stored-commands';
import { toolCommands } from './tool-commands';
import type { Workshop } from './workshop';

/** Puts the application together from its parts. Opens the store at once; nothing is downloaded or run before a command asks. */
export function createApp(parts: AppParts): App {
  const state = createStore<AppState>(() => ({
    settings: settingsFrom(parts.settings.read(), parts.preferredLanguage),
    library: { kept: 'opening', scenarios: [], runs: [] },
    models: { cards: [], ready: new Map() },
    desk: null,
    consent: null,
    notices: [],
  }));
  const words = createStore<ReadonlyMap<TurnId, string>>(() => new Map());
  const undos = new Map<number, () => void>();
  let notices = 0;

  const addNotice = (notice: Notice) => {
    // The same failure again replaces its older notice: ten full-storage warnings say no more than one.
    const others = state.getState().notices.filter((other) => {
      return !(notice.type === 'failure' && other.type === 'failure' && other.failure.code === notice.failure.code);
    });
    state.setState({ notices: [...others, notice].slice(-4) });
  };

  const cards = Promise.all(parts.engines.map((engine) => engine.models())).then((ofEngines) => {
    state.setState({ models: { ...state.getState().models, cards: ofEngines.flat() } });
    return ofEngines.flat();
  });

  const workshop: Workshop = {
    parts,
    state,
    words,
    store: parts.openStore((problem) => workshop.tell(problem)),
    cards,
    change: (change) => state.setState(change),
    changeDesk: (change) => {
      const { desk } = state.getState();
      if (desk !== null) state.setState({ desk: change(desk) });
    },
    problems: (scenario) => {
      return problemsOf(
        scenario,
        (kind) => parts.patterns.find((pattern) => pattern.kind === kind),
        parts.engines.flatMap(({ kinds }) => kinds),
      );
    },
    tell: (failure) => addNotice({ id: ++notices, type: 'failure', failure }),
    say: (what, name, undo) => {
      const id = ++notices;
      if (undo !== undefined) undos.set(id, undo);
      addNotice({ id, type: 'done', what, name, undo: undo !== undefined });
    },
    takeBack: (id) => {
      undos.get(id)?.();
      undos.delete(id);
      state.setState({ notices: state.getState().notices.filter((notice) => notice.id !== id) });
    },
  };

  const running = runCommands(workshop);
  const replay = replayCommands(workshop);
  const desk = deskCommands(workshop, running);
  const library = libraryCommands(workshop, running, desk);
  const commands: Commands = {
    ...running.commands,
    ...replay,
    ...scoreCommands(workshop),
    ...toolCommands(workshop),
    ...comparisonCommands(workshop),
    ...desk.commands,
    ...library,
    ...sharingCommands(workshop, desk),
    ...storedCommands(workshop),
  };

  return {
    state,
    words,
    commands,
    patterns: parts.patterns,
    tools: parts.tools,
    builtIns: parts.builtIns,
    featuredRun,
    checkDevice: parts.checkDevice,
    fitOf,
  };
}
