import { type Engine, failure, type Recorded, type RunId, type RunLog, type Scenario, type TurnId } from '../core';
import type { Intervention, ReviewVerdict, RunHost } from '../orchestrator';
import { askedPerson } from './asked-person';
import { noBreakpoints } from './breakpoints';
import { restingPhase, shownRun, withFact } from './desk-state';
import { engineFor } from './engine-for';
import { heldWaits } from './held-wait';
import { keepFacts } from './library';
import { readingTime } from './pace';
import { runGate } from './run-gate';
import type { Phase } from './state';
import { wordStream } from './word-stream';
import type { Workshop } from './workshop';

/** A run that is being worked on. */
export type Work = {
  pause(): void;
  /** Takes note of what a person did between two turns: at once if the run stands still, else after the turn under way. */
  intervene(interventions: readonly Intervention[]): void;
  goOn(): void;
  step(): void;
  stop(): void;
  speak(text: string): void;
  allowCall(allowed: boolean): void;
  review(verdict: ReviewVerdict): void;
  /** Ends the work without a fact: nothing that comes later is recorded or shown. */
  leave(): void;
};

export type WorkOrder = {
  readonly runId: RunId;
  readonly scenario: Scenario;
  readonly earlier: RunLog;
  /** How many turns it may take before it pauses: none, one, or Infinity. */
  readonly turns: number;
  onEnd(): void;
  onLeave(): void;
};

/** What runs scenarios: a part of its own, because whoever only looks around needs none of it. */
export const loadOrchestrator = () => import('../orchestrator');

/** Begins to work on a run; what happens shows on the desk and is kept. The run must be locked, and its scenario sound. */
export function startRun(workshop: Workshop, { runId, scenario, earlier, turns, onEnd, onLeave }: WorkOrder): Work {
  const { parts, state, changeDesk } = workshop;
  const patternFor: RunHost['patternFor'] = (kind) => parts.patterns.find((pattern) => pattern.kind === kind);
  if (patternFor(scenario.pattern.kind) === undefined) throw new Error('A scenario with problems must not be run.');

  const stopping = new AbortController();
  let left = false;
  const engines = new Set<Engine>();
  /** Whether engines stand still in the middle of a turn. */
  let held = false;
  const waits = heldWaits(parts.now);
  const stream = wordStream(workshop);
  const person = askedPerson((change) => {
    if (!left) changeDesk(change);
  });
  const setPhase = (phase: Phase) => {
    if (!left) changeDesk((desk) => ({ ...desk, phase }));
  };

  const gate = runGate({
    turns,
    breakpoints: () => state.getState().desk?.breakpoints ?? noBreakpoints,
    restAfter: (said) => readingTime(said, scenario.language, state.getState().settings.pace),
    after: parts.after,
    onClosed: (because) => {
      if (left) return;
      changeDesk((desk) => ({ ...desk, phase: 'paused', pausedAt: because }));
      parts.goingOn.write(null);
    },
    onOpen: () => {
      if (!left) changeDesk((desk) => ({ ...desk, phase: 'running', pausedAt: null }));
    },
  });

  const host: RunHost = {
    runId,
    patternFor,
    engineFor: (modelId) => {
      const engine = engineFor(parts.engines, modelId);
      if (engine !== null) engines.add(engine);
      // Whoever is asked for while the run stands still stands still too, or ends its turn first.
      if (held && engine !== null) {
        if (engine.hold !== undefined) engine.hold(true);
        else {
          hold(false);
          setPhase('pausing');
        }
      }
      return engine;
    },
    toolFor: (id) => parts.tools.find((tool) => tool.id === id) ?? null,
    now: parts.now,
    stoodStillFor: waits.stoodStillFor,
    record: (fact) => {
      if (left) return;
      gate.note(fact);
      if (endsWords(fact)) stream.end(fact.turnId);
      changeDesk((desk) => ({
        ...desk,
        run: desk.run === null || desk.run.runId !== runId ? shownRun([fact], 'live') : withFact(desk.run, fact),
        called: fact.type === 'turn-started' && (fact.insteadOf ?? fact.agentId) === desk.called ? null : desk.called,
      }));
      keepFacts(workshop, runId, [fact]);
    },
    hear: (turnId, delta) => {
      if (!left) stream.add(turnId, delta);
    },
    forget: (turnId) => stream.end(turnId),
    loading: (modelId, part) => {
      if (left) return;
      if (part.type === 'progress') {
        changeDesk((desk) => ({
          ...desk,
          phase: held || desk.phase === 'pausing' ? desk.phase : 'loading',
          loading: { modelId, ...withoutType(part) },
        }));
        return;
      }
      changeDesk((desk) => ({ ...desk, loading: null, phase: desk.phase === 'loading' ? 'running' : desk.phase }));
      if (part.type === 'loaded') {
        const { models } = state.getState();
        workshop.change({
          models: {
            ...models,
            ready: new Map(models.ready).set(modelId, { device: part.device, because: part.because }),
          },
        });
      }
    },
    mayGoOn: async (signal, next) => {
      const done = await gate.mayGoOn(signal, next);
      if (done.length > 0 && !left) changeDesk((desk) => ({ ...desk, saidLater: [] }));
      return done;
    },
    mayTryAgain: gate.mayTryAgain,
    askHuman: person.askHuman,
    wait: waits.wait,
    approve: person.approve,
    review: person.review,
  };

  parts.goingOn.write(turns === Number.POSITIVE_INFINITY ? runId : null);
  if (turns > 0) setPhase('running');
  const hold = (now: boolean) => {
    held = now;
    waits.hold(now);
    for (const engine of engines) engine.hold?.(held);
  };
  /** Lets go before the end is shown, so that whoever sees it can already ask for more. */
  const end = (show: () => void) => {
    if (left) return;
    left = true;
    hold(false);
    parts.goingOn.write(null);
    stream.clear();
    onEnd();
    show();
  };
  // Not before whoever ordered the work has handed over what a person did in the meantime: it holds from the first turn on.
  let arrived = false;
  const begun = loadOrchestrator().then(({ runScenario }) => {
    arrived = true;
    return runScenario(scenario, host, stopping.signal, earlier);
  });
  begun.then(
    () =>
      end(() => {
        changeDesk((desk) => ({
          ...desk,
          phase: restingPhase(desk.run),
          loading: null,
          waitingFor: null,
          approving: null,
          reviewing: null,
          saidLater: [],
          called: null,
          pausedAt: null,
        }));
      }),
    (error: unknown) =>
      end(() => {
        changeDesk((desk) => ({
          ...desk,
          phase: 'failed',
          loading: null,
          waitingFor: null,
          approving: null,
          reviewing: null,
        }));
        const message = error instanceof Error ? error.message : String(error);
        workshop.tell(failure(arrived ? 'engine/failed' : 'page/part-missing', message));
      }),
  );

  return {
    pause: () => {
      if (gate.isClosed() && held) return;
      const { desk } = state.getState();
      const standsStill = desk?.phase === 'running' && [...engines].every((engine) => engine.hold !== undefined);
      if (standsStill) {
        hold(true);
        setPhase('paused');
        parts.goingOn.write(null);
      } else if (desk?.phase === 'running' || desk?.phase === 'loading') setPhase('pausing');
      if (desk?.phase === 'waiting') {
        parts.goingOn.write(null);
        // The person's time stands still, until they answer all the same.
        waits.hold(true);
      }
      gate.close();
    },
    goOn: () => {
      parts.goingOn.write(runId);
      hold(false);
      if (['pausing', 'paused'].includes(state.getState().desk?.phase ?? '')) setPhase('running');
      gate.open();
    },
    step: () => {
      const stoodStill = held;
      hold(false);
      // Else to the end of the turn that stood still.
      if (!gate.letOne() && stoodStill) setPhase('pausing');
    },
    intervene: (done) => {
      const texts = done.flatMap((one) => (one.type === 'speak' ? [one.text] : []));
      if (texts.length > 0) changeDesk((desk) => ({ ...desk, saidLater: [...desk.saidLater, ...texts] }));
      gate.handOver(done);
    },
    stop: () => {
      stopping.abort();
      hold(false);
    },
    speak: (text) => {
      const words = text.trim();
      if (words === '') return;
      waits.hold(held);
      person.speak(words);
    },
    allowCall: (allowed) => {
      waits.hold(held);
      person.allowCall(allowed);
    },
    review: (verdict) => {
      waits.hold(held);
      person.giveVerdict(verdict);
    },
    leave: () => {
      if (left) return;
      left = true;
      parts.goingOn.write(null);
      stream.clear();
      stopping.abort();
      hold(false);
      gate.leave();
      onLeave();
    },
  };
}

/** Facts after which a turn's words stand in the log. */
function endsWords(fact: Recorded): fact is Recorded & { turnId: TurnId } {
  return fact.type === 'message-sent' || fact.type === 'action-taken' || fact.type === 'turn-failed';
}

function withoutType<Part extends { readonly type: string }>({ type: _, ...rest }: Part): Omit<Part, 'type'> {
  return rest;
}
