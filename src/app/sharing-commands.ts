import { fail, ok, type Result } from '../base';
import { type Failure, failure, type RunId, type ScenarioId } from '../core';
import type { Parcel } from '../sharing';
import type { Commands } from './commands';
import type { DeskHand } from './desk-commands';
import { scenarioOf } from './desk-state';
import { keepFacts } from './library';
import { withinBounds } from './own-bounds';
import type { Workshop } from './workshop';

/** Sending and opening. The codec is a chunk of its own: most visits neither send nor open a link. */
export function sharingCommands(
  workshop: Workshop,
  desk: DeskHand,
): Pick<Commands, 'openText' | 'openFragment' | 'linkFor' | 'fileFor'> {
  const { parts, state } = workshop;

  /** Puts what came from outside on the desk, under new ids, so that it can never replace something of one's own. */
  const unpack = (parcel: Parcel) => {
    if (parcel.type === 'scenario') {
      const id = parts.newId('scenario') as ScenarioId;
      const scenario = withinBounds(parcel.scenario, state.getState().settings);
      desk.putScenario({ ...scenario, id }, false, id);
      if (scenario !== parcel.scenario) workshop.say('limits-lowered', scenario.title);
      return;
    }
    const [first, ...rest] = parcel.log;
    if (first?.type !== 'run-started') throw new Error('A log begins with run-started.');
    const log = [{ ...first, runId: parts.newId('run') as RunId }, ...rest];
    desk.putRun(log, 'recorded');
    // What was recorded is shown as it was; what goes on from it is bounded.
    if (state.getState().desk?.scenario !== scenarioOf(log)) workshop.say('limits-lowered', scenarioOf(log).title);
  };

  const parcelOf = (what: 'scenario' | 'run'): Parcel | null => {
    const shown = state.getState().desk;
    if (shown === null) return null;
    if (what === 'scenario') return { type: 'scenario', scenario: shown.scenario };
    return shown.run === null ? null : { type: 'run', log: shown.run.log };
  };

  const opened = (parcel: Result<Parcel | null, Failure>): Result<'play', Failure> => {
    if (!parcel.ok) {
      workshop.tell(parcel.reason);
      return parcel;
    }
    if (parcel.value !== null) unpack(parcel.value);
    return ok('play');
  };

  return {
    openText: async (text) => {
      const { parcelFromText } = await import('../sharing');
      const result = opened(await parcelFromText(text));
      if (!result.ok) return result;
      // Whoever brings a run in by hand wants to have it; one that came with an address stays where it was.
      const run = state.getState().desk?.run;
      if (run != null) keepFacts(workshop, run.runId, run.log);
      workshop.say('imported', titleOnDesk());
      return result;
    },
    openFragment: async (fragment) => {
      const { parcelFromFragment } = await import('../sharing');
      return opened(await parcelFromFragment(fragment));
    },
    linkFor: async (what) => {
      const parcel = parcelOf(what);
      if (parcel === null) return fail(failure('run/not-found', 'There is nothing to send.'));
      const { linkFragmentFor } = await import('../sharing');
      return linkFragmentFor(parcel);
    },
    fileFor: async (what) => {
      const parcel = parcelOf(what);
      if (parcel === null) return null;
      const { fileFor } = await import('../sharing');
      return fileFor(parcel);
    },
  };

  function titleOnDesk(): string {
    const shown = state.getState().desk;
    return shown === null ? '' : shown.run === null ? shown.scenario.title : scenarioOf(shown.run.log).title;
  }
}
