import type { Commands } from './commands';
import { lookedAt } from './desk-state';
import type { ShownRun } from './state';
import type { Workshop } from './workshop';

/** How long a turn stands in a replay at speed 1, in ms: time to read its three lines. */
const turnMilliseconds = 1600;

export function replayCommands({
  parts,
  state,
  changeDesk,
}: Workshop): Pick<Commands, 'select' | 'seek' | 'playReplay' | 'pauseReplay' | 'setReplaySpeed'> {
  let callOff: (() => void) | null = null;
  const changeRun = (change: (run: ShownRun) => ShownRun) =>
    changeDesk((desk) => (desk.run === null ? desk : { ...desk, run: change(desk.run) }));

  const stopPlaying = () => {
    callOff?.();
    callOff = null;
    changeRun((run) => (run.playing ? { ...run, playing: false } : run));
  };
  const playOn = () => {
    const run = state.getState().desk?.run;
    if (!run?.playing) return;
    callOff = parts.after(turnMilliseconds / run.speed, () => {
      changeRun((now) => lookedAt(now, (now.shownTurns ?? now.turnCount) + 1));
      if (state.getState().desk?.run?.shownTurns === null) stopPlaying();
      else playOn();
    });
  };

  return {
    select: (turnId) => changeDesk((desk) => ({ ...desk, selected: turnId })),
    seek: (turns) => {
      stopPlaying();
      changeRun((run) => lookedAt(run, turns));
    },
    playReplay: () => {
      const run = state.getState().desk?.run;
      if (!run || run.turnCount === 0) return;
      changeRun((now) => ({ ...lookedAt(now, now.shownTurns ?? 0), playing: true }));
      playOn();
    },
    pauseReplay: stopPlaying,
    setReplaySpeed: (speed) => changeRun((run) => ({ ...run, speed: Math.min(8, Math.max(0.25, speed)) })),
  };
}
