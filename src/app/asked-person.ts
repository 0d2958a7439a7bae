import type { ReviewVerdict, RunHost } from '../orchestrator';
import type { Desk, Phase } from './state';

/** What a run asks of the person in front of the page, one thing after the other, and the way for their answers. */
export type AskedPerson = Pick<RunHost, 'askHuman' | 'approve' | 'review'> & {
  speak(text: string): void;
  allowCall(allowed: boolean): void;
  giveVerdict(verdict: ReviewVerdict): void;
};

type Question<Answer> = {
  /** What the desk shows while it waits. */
  readonly shows: Partial<Pick<Desk, 'waitingFor' | 'approving' | 'reviewing'>>;
  readonly onAbort: Answer;
  /** Gets the way for the answer, and null when there is none to wait for any longer. */
  listen(answer: ((answer: Answer) => void) | null): void;
};

export function askedPerson(changeDesk: (change: (desk: Desk) => Desk) => void): AskedPerson {
  let speak: ((text: string | null) => void) | null = null;
  let allow: ((allowed: boolean) => void) | null = null;
  let giveVerdict: ((verdict: ReviewVerdict | null) => void) | null = null;
  // Turns taken side by side can ask at the same time.
  let before: Promise<unknown> = Promise.resolve();

  function ask<Answer>({ shows, onAbort, listen }: Question<Answer>, signal: AbortSignal): Promise<Answer> {
    const asked = before.then(
      () =>
        new Promise<Answer>((resolve) => {
          if (signal.aborted) return resolve(onAbort);
          const done = (answer: Answer) => {
            signal.removeEventListener('abort', stop);
            listen(null);
            const phaseAfter = (phase: Phase): Phase => (phase === 'waiting' ? 'running' : phase);
            changeDesk((desk) => ({ ...desk, ...nothingAsked, phase: phaseAfter(desk.phase) }));
            resolve(answer);
          };
          const stop = () => done(onAbort);
          listen(done);
          signal.addEventListener('abort', stop, { once: true });
          changeDesk((desk) => ({ ...desk, ...shows, phase: 'waiting' }));
        }),
    );
    before = asked;
    return asked;
  }

  return {
    askHuman: (turnId, agentId, task, signal) => {
      const listen = (answer: typeof speak) => {
        speak = answer;
      };
      return ask({ shows: { waitingFor: { turnId, agentId, task } }, onAbort: null, listen }, signal);
    },
    approve: (turnId, agentId, call, signal) => {
      const listen = (answer: typeof allow) => {
        allow = answer;
      };
      return ask({ shows: { approving: { turnId, agentId, ...call } }, onAbort: false, listen }, signal);
    },
    review: (turnId, agentId, text, signal) => {
      const listen = (answer: typeof giveVerdict) => {
        giveVerdict = answer;
      };
      return ask({ shows: { reviewing: { turnId, agentId, text } }, onAbort: null, listen }, signal);
    },
    speak: (text) => speak?.(text),
    allowCall: (allowed) => allow?.(allowed),
    giveVerdict: (verdict) => giveVerdict?.(verdict),
  };
}

const nothingAsked = { waitingFor: null, approving: null, reviewing: null } as const;
