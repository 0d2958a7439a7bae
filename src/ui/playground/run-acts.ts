import type { Desk } from '../../app';

/** What can be asked of the run just now. */
export type RunActs = {
  /** What the first button does; the one that makes the conversation go on, or halts it. */
  readonly main: 'run' | 'pause' | 'resume' | 'take-over';
  readonly mainEnabled: boolean;
  readonly step: boolean;
  readonly stop: boolean;
};

export function runActs(desk: Pick<Desk, 'phase' | 'run'>): RunActs {
  if (desk.run?.origin === 'recorded') return { main: 'take-over', mainEnabled: true, step: false, stop: false };
  switch (desk.phase) {
    case 'idle':
      return { main: 'run', mainEnabled: true, step: true, stop: false };
    case 'finished':
      return { main: 'run', mainEnabled: true, step: false, stop: false };
    case 'paused':
    case 'failed':
      return { main: 'resume', mainEnabled: true, step: true, stop: true };
    case 'loading':
    case 'running':
    case 'waiting':
      return { main: 'pause', mainEnabled: true, step: false, stop: true };
    case 'pausing':
      return { main: 'pause', mainEnabled: false, step: false, stop: true };
  }
}
