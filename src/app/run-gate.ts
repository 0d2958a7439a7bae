import type { AgentId, Recorded } from '../core';
import type { Intervention, RunHost } from '../orchestrator';
import { type Breakpoint, type Breakpoints, breakpointAt, breakpointIn } from './breakpoints';

export type GateParts = {
  /** How many turns may pass before it closes: none, one, or Infinity. */
  readonly turns: number;
  breakpoints(): Breakpoints;
  /** How long whoever watches wants to read what was just said, in ms. */
  restAfter(said: readonly Recorded[]): number;
  after(milliseconds: number, callback: () => void): () => void;
  /** The run stands still before its next turn; because of a breakpoint, or because somebody said so (null). */
  onClosed(because: Breakpoint | null): void;
  onOpen(): void;
};

/** The gate between two turns: where a run is paused, goes on by one turn, stops at a breakpoint, or waits until it is read. */
export type RunGate = Pick<RunHost, 'mayGoOn' | 'mayTryAgain'> & {
  /** Takes note of a fact of the run under way. */
  note(fact: Recorded): void;
  /** Lets no turn more pass. */
  close(): void;
  open(): void;
  /** Lets one turn pass, if the run stands here; false if it does not. */
  letOne(): boolean;
  /** Hands over what a person did, at the next moment between two turns. */
  handOver(interventions: readonly Intervention[]): void;
  /** Ends every wait, for a run that is left. */
  leave(): void;
  isClosed(): boolean;
};

export function runGate(parts: GateParts): RunGate {
  let turnsAllowed = parts.turns;
  let interventions: readonly Intervention[] = [];
  let said: readonly Recorded[] = [];
  let met: Breakpoint | null = null;
  /** Where it stood a moment ago must not stop it again. */
  let passing = false;
  /** Whether the run is here, between two turns, and not let on yet. */
  let standing = false;
  /** Goes on with whatever waits here. */
  let wake: (() => void) | null = null;

  /** Until `wake`, an abort, or so many milliseconds. */
  const wait = (signal: AbortSignal, milliseconds?: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        callOff?.();
        signal.removeEventListener('abort', done);
        wake = null;
        resolve();
      };
      const callOff = milliseconds === undefined ? null : parts.after(milliseconds, done);
      signal.addEventListener('abort', done, { once: true });
      wake = done;
      if (signal.aborted) done();
    });

  /** Stands still until turns are allowed, or somebody did something that the run must know. */
  async function standStill(signal: AbortSignal): Promise<void> {
    standing = true;
    parts.onClosed(met);
    await wait(signal);
    standing = false;
  }

  const pass = () => {
    met = null;
    passing = false;
    turnsAllowed -= 1;
    parts.onOpen();
  };

  async function mayGoOn(signal: AbortSignal, next: readonly AgentId[]): Promise<readonly Intervention[]> {
    const rest = parts.restAfter(said);
    said = [];
    if (rest > 0 && turnsAllowed > 0 && interventions.length === 0 && !signal.aborted) await wait(signal, rest);
    if (!passing && turnsAllowed > 0) {
      met ??= breakpointAt(parts.breakpoints(), next);
      if (met !== null) turnsAllowed = 0;
    }
    if (turnsAllowed <= 0 && interventions.length === 0 && !signal.aborted) await standStill(signal);
    if (interventions.length > 0) {
      const done = interventions;
      interventions = [];
      return done;
    }
    pass();
    return [];
  }

  async function mayTryAgain(signal: AbortSignal): Promise<void> {
    if (met === null || passing) return;
    turnsAllowed = 0;
    while (turnsAllowed <= 0 && !signal.aborted) await standStill(signal);
    pass();
  }

  const allow = (turns: number) => {
    turnsAllowed = turns;
    passing = true;
    wake?.();
  };
  return {
    mayGoOn,
    mayTryAgain,
    note: (fact) => {
      if (fact.type === 'message-sent') said = [...said, fact];
      if (!passing) met ??= breakpointIn(parts.breakpoints(), fact);
    },
    close: () => {
      turnsAllowed = 0;
      // Whoever reads in peace is done with it; the wait that follows is the pause.
      wake?.();
    },
    open: () => allow(Number.POSITIVE_INFINITY),
    letOne: () => {
      if (!standing) return false;
      allow(1);
      return true;
    },
    handOver: (done) => {
      interventions = [...interventions, ...done];
      if (done.length > 0) wake?.();
    },
    leave: () => wake?.(),
    isClosed: () => turnsAllowed <= 0,
  };
}
