import type { RunId, ScenarioId } from '../core';
import type { Commands } from './commands';
import type { DeskHand } from './desk-commands';
import { refreshLibrary } from './library';
import type { Running } from './run-commands';
import type { Settings } from './state';
import type { Workshop } from './workshop';

type LibraryCommands = Pick<
  Commands,
  | 'open'
  | 'deleteScenario'
  | 'deleteRun'
  | 'changeSettings'
  | 'setLanguage'
  | 'dismissNotice'
  | 'undoNotice'
  | 'noticeLinkCopied'
  | 'noticeFileSaved'
>;

export function libraryCommands(workshop: Workshop, running: Running, desk: DeskHand): LibraryCommands {
  const { parts, state } = workshop;
  const ready = openLibrary(workshop);

  const changeSettings = (change: Partial<Settings>) => {
    const settings = { ...state.getState().settings, ...change };
    workshop.change({ settings });
    parts.settings.write(settings);
  };

  return {
    open: async (address) => {
      if (state.getState().desk?.address === address) return;
      const builtIn = parts.builtIns.find(({ id }) => id === address);
      if (builtIn !== undefined) {
        desk.putScenario(builtIn.scenario[state.getState().settings.language], false, address);
        return;
      }
      await ready;
      const kept = state.getState().library.scenarios.find(({ scenario }) => scenario.id === address);
      if (kept !== undefined) {
        desk.putScenario(kept.scenario, true, address);
        return;
      }
      const { store } = await workshop.store;
      const log = await store.runs.read(address as RunId);
      if (!log.ok) {
        workshop.tell(log.reason);
        return;
      }
      desk.putRun(log.value, 'live');
      if (parts.goingOn.read() === address) running.goOn();
    },
    deleteScenario: async (id: ScenarioId) => {
      const { library } = state.getState();
      const entry = library.scenarios.find(({ scenario }) => scenario.id === id);
      if (entry === undefined) return;
      const { store } = await workshop.store;
      const deleted = await store.scenarios.delete(id);
      if (!deleted.ok) return workshop.tell(deleted.reason);
      await refreshLibrary(workshop);
      workshop.say('scenario-deleted', entry.scenario.title, () => {
        void store.scenarios.put(entry.scenario, entry.changedAt).then(() => refreshLibrary(workshop));
      });
    },
    deleteRun: async (runId: RunId) => {
      const { store } = await workshop.store;
      const log = await store.runs.read(runId);
      const deleted = await store.runs.delete(runId);
      if (!deleted.ok) return workshop.tell(deleted.reason);
      const title = state.getState().library.runs.find((entry) => entry.runId === runId)?.title ?? '';
      await refreshLibrary(workshop);
      const restore = () => {
        if (log.ok) void store.runs.append(runId, log.value).then(() => refreshLibrary(workshop));
      };
      workshop.say('run-deleted', title, log.ok ? restore : undefined);
    },
    changeSettings,
    setLanguage: (language) => {
      changeSettings({ language });
      // A built-in scenario that was not touched follows the language of the interface.
      const onDesk = state.getState().desk;
      const builtIn = parts.builtIns.find(({ id }) => id === onDesk?.address);
      if (onDesk?.run === null && builtIn !== undefined && Object.values(builtIn.scenario).includes(onDesk.scenario)) {
        desk.putScenario(builtIn.scenario[language], false, builtIn.id);
      }
    },
    dismissNotice: (id) => workshop.change({ notices: state.getState().notices.filter((notice) => notice.id !== id) }),
    undoNotice: workshop.takeBack,
    noticeLinkCopied: () => workshop.say('link-copied', ''),
    noticeFileSaved: (name) => workshop.say('file-saved', name),
  };
}

/** Reads what this browser kept. */
async function openLibrary(workshop: Workshop): Promise<void> {
  const { problem } = await workshop.store;
  if (problem !== null) workshop.tell(problem);
  await refreshLibrary(workshop);
}
