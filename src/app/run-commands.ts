import {
  type AgentId,
  failure,
  limits,
  type ModelCard,
  type RunId,
  type RunLog,
  type Scenario,
  type ToolId,
  type TurnId,
} from '../core';
import type { Intervention } from '../orchestrator';
import { forkedLog } from '../projections';
import type { Commands } from './commands';
import { scenarioOf, shownRun } from './desk-state';
import { keepFacts } from './library';
import { keptWithinBounds } from './own-bounds';
import { newVisitor } from './scenario-editing';
import { startRun, type Work } from './start-run';
import type { Consent, Desk } from './state';
import type { Workshop } from './workshop';

/** The hand on the run, and what other commands may ask of it. */
export type Running = {
  readonly commands: Pick<
    Commands,
    | 'run'
    | 'pause'
    | 'resume'
    | 'step'
    | 'stop'
    | 'cancelLoading'
    | 'speak'
    | 'cutIn'
    | 'callNext'
    | 'allowCall'
    | 'review'
    | 'setBreakpoints'
    | 'agreeToDownload'
    | 'declineDownload'
    | 'takeOverLive'
    | 'forkFrom'
  >;
  /** Lets go of the run that is worked on, without finishing it: it can be resumed from the library. */
  leave(): void;
  /** Goes on with a run without asking: after a reload of this tab. */
  goOn(): void;
};

export function runCommands(workshop: Workshop): Running {
  const { parts, state, words, changeDesk } = workshop;
  let work: Work | null = null;
  /** The scenario on the desk as the run under way knows it. */
  let known: Scenario | null = null;
  let stopSoon = false;
  /** What a person did while the work had not begun yet. */
  let soon: readonly Intervention[] = [];

  return {
    commands: {
      run: () => begin('run'),
      step: () => {
        if (work !== null) {
          takeChangesOver();
          work.step();
        } else if (canGoOn()) goOn('step');
        else begin('step');
      },
      pause: () => work?.pause(),
      resume: () => {
        if (work !== null) {
          takeChangesOver();
          work.goOn();
        } else if (canGoOn()) goOn('resume');
      },
      stop: () => {
        if (work !== null) work.stop();
        else if (canGoOn()) finishAsStopped();
      },
      cancelLoading,
      speak: (text) => work?.speak(text),
      cutIn,
      callNext,
      allowCall: (allowed) => work?.allowCall(allowed),
      review: (verdict) => work?.review(verdict),
      setBreakpoints: (breakpoints) => changeDesk((desk) => ({ ...desk, breakpoints })),
      agreeToDownload: () => {
        const { consent, settings } = state.getState();
        if (consent === null) return;
        const agreed = [...new Set([...settings.agreedModels, ...consent.models.map(({ id }) => id)])];
        const changed = { ...settings, agreedModels: agreed };
        workshop.change({ consent: null, settings: changed });
        parts.settings.write(changed);
        proceed(consent.then);
      },
      declineDownload: () => workshop.change({ consent: null }),
      takeOverLive: () => begin('take-over'),
      forkFrom: (turnId) => {
        const run = state.getState().desk?.run;
        const turn = run?.conversation.turns.find((candidate) => candidate.turnId === turnId);
        if (run && turn?.state === 'finished') fork(turn.number);
      },
    },
    leave: () => {
      work?.leave();
      work = null;
    },
    goOn: () => {
      if (canGoOn()) goOn('resume');
    },
  };

  /** Whether the run on the desk is ours, open, and nobody works on it. */
  function canGoOn(): boolean {
    const desk = state.getState().desk;
    return desk?.run?.origin === 'live' && (desk.phase === 'paused' || desk.phase === 'failed');
  }

  function begin(then: 'run' | 'step' | 'take-over'): void {
    const desk = state.getState().desk;
    if (desk === null || desk.problems.length > 0) return;
    if (then === 'take-over' && desk.run?.origin !== 'recorded') return;
    void askFirst(then === 'take-over' && desk.run !== null ? scenarioOf(desk.run.log) : desk.scenario, then);
  }

  function goOn(then: 'resume' | 'step'): void {
    const log = state.getState().desk?.run?.log;
    if (log !== undefined) void askFirst(scenarioOf(log), then);
  }

  /** Asks for the person's word before the first byte of a model that is not in the page; proceeds at once if there is none. */
  async function askFirst(scenario: Scenario, then: Consent['then']): Promise<void> {
    const cards = await workshop.cards;
    const { settings, models, desk } = state.getState();
    if (desk === null) return;
    const wanted = new Set(
      scenario.agents.flatMap(({ player }) =>
        player.type === 'model' ? [player.modelId, player.secondModelId ?? player.modelId] : [],
      ),
    );
    const toDownload = [...wanted]
      .filter((id) => !settings.agreedModels.includes(id) && !models.ready.has(id))
      .map((id) => cards.find((card) => card.id === id) ?? unlistedModel(id))
      .filter(({ origin }) => origin === 'network');
    if (toDownload.length > 0) workshop.change({ consent: { models: toDownload, then } });
    else proceed(then);
  }

  function proceed(then: Consent['then']): void {
    const desk = state.getState().desk;
    if (desk === null) return;
    const turns = then === 'step' ? 1 : Number.POSITIVE_INFINITY;
    if (then === 'take-over') {
      if (desk.run === null) return;
      fork(desk.run.shownTurns ?? finishedTurns(desk.run.log));
      startWork(turns);
      return;
    }
    if (then === 'resume' || (then === 'step' && canGoOn())) {
      startWork(turns);
      return;
    }
    work?.leave();
    words.setState(new Map(), true);
    const runId = parts.newId('run') as RunId;
    changeDesk((now) => ({ ...now, run: null, selected: null, called: null, address: runId }));
    startWork(turns, runId);
  }

  /** Works on the run on the desk, or on a new one, which no other tab can know of. */
  function startWork(turns: number, newRunId?: RunId): void {
    const { desk } = state.getState();
    const runId = newRunId ?? desk?.run?.runId;
    if (desk === null || runId === undefined) return;
    work?.leave();
    work = null;
    const lock = parts.lockRun(runId);
    if (newRunId !== undefined) {
      begun(runId, [], turns, lock);
      return;
    }
    void lock.then(({ mine }) => {
      const run = state.getState().desk?.run;
      if (run?.runId !== runId || work !== null) return void lock.then(({ release }) => release());
      if (!mine) return workshop.tell(failure('run/open-elsewhere', `${runId} is worked on in another tab.`));
      if (run.shownTurns !== null) changeDesk((now) => ({ ...now, run: shownRun(run.log, run.origin) }));
      begun(runId, run.log, turns, lock);
    });
  }

  function begun(runId: RunId, earlier: RunLog, turns: number, lock: ReturnType<typeof parts.lockRun>): void {
    const { desk } = state.getState();
    if (desk === null) return;
    const scenario = earlier.length > 0 ? scenarioOf(earlier) : desk.scenario;
    const release = () => void lock.then((held) => held.release());
    const onEnd = () => {
      if (work === started) work = null;
      release();
    };
    const started = startRun(workshop, { runId, scenario, earlier, turns, onEnd, onLeave: release });
    work = started;
    known = earlier.length > 0 ? null : desk.scenario;
    const bounded = keptWithinBounds(scenario, state.getState());
    if (earlier.length > 0 && bounded !== scenario && !canBecome(scenario, desk))
      started.intervene([{ type: 'change', scenario: bounded }]);
    takeChangesOver();
    if (desk.called !== null) started.intervene([{ type: 'call', agentId: desk.called }]);
    started.intervene(soon);
    soon = [];
    if (stopSoon) started.stop();
    stopSoon = false;
  }

  /** Puts a new run on the desk that shares its beginning with the one that is shown. */
  function fork(turns: number): void {
    const desk = state.getState().desk;
    if (desk?.run == null) return;
    work?.leave();
    work = null;
    words.setState(new Map(), true);
    const ran = scenarioOf(desk.run.log);
    // Whoever speaks in the shared part must still be there for the rest to make sense, with the tools that it used.
    const isAsItBegan = desk.run.log.every(({ type }) => type !== 'scenario-changed');
    const fits = isAsItBegan
      ? ran.agents.every(({ id }) => desk.scenario.agents.some((agent) => agent.id === id)) &&
        usedTools(desk.run.log).every(([agentId, tool]) =>
          desk.scenario.agents.some(({ id, tools }) => id === agentId && tools?.includes(tool)),
        ) &&
        desk.problems.length === 0
      : canBecome(ran, desk);
    const scenario = withRoomFor(turns, fits ? desk.scenario : keptWithinBounds(ran, state.getState()));
    const runId = parts.newId('run') as RunId;
    const log = forkedLog(desk.run.log, turns, runId, scenario);
    changeDesk((now) => ({
      ...now,
      run: shownRun(log, 'live'),
      phase: 'paused',
      address: runId,
      selected: null,
      waitingFor: null,
      approving: null,
      reviewing: null,
      saidLater: [],
      called: null,
      pausedAt: null,
      loading: null,
    }));
    keepFacts(workshop, runId, log);
  }

  /** What was edited since the run began, or since the last time, if the run can go on with it. */
  function takeChangesOver(): void {
    const { desk } = state.getState();
    const running = desk?.run == null ? null : scenarioOf(desk.run.log);
    if (work === null || desk === null || running === null || desk.scenario === known) return;
    known = desk.scenario;
    const visitors = running.agents.filter(
      ({ id, player }) => player.type === 'visitor' && !desk.scenario.agents.some((agent) => agent.id === id),
    );
    const scenario = { ...desk.scenario, agents: [...desk.scenario.agents, ...visitors] };
    const same = JSON.stringify({ ...scenario, id: '' }) === JSON.stringify({ ...running, id: '' });
    if (same || !canBecome(running, desk)) return;
    work.intervene([{ type: 'change', scenario }]);
  }

  /** A word from the person in front of the page, whoever's turn it is. */
  function cutIn(text: string): void {
    const words = text.trim();
    const { desk } = state.getState();
    if (words === '' || desk?.run?.origin !== 'live' || desk.phase === 'finished') return;
    const scenario = scenarioOf(desk.run.log);
    const here = scenario.agents.find(({ player }) => player.type === 'visitor');
    const visitor = here ?? newVisitor(scenario);
    const joined: readonly Intervention[] =
      here === undefined ? [{ type: 'change', scenario: { ...scenario, agents: [...scenario.agents, visitor] } }] : [];
    const interventions: readonly Intervention[] = [...joined, { type: 'speak', agentId: visitor.id, text: words }];
    if (work !== null) work.intervene(interventions);
    else {
      soon = interventions;
      startWork(0);
    }
  }

  function callNext(agentId: AgentId | null): void {
    const { desk } = state.getState();
    if (desk?.run?.origin !== 'live' || desk.phase === 'finished') return;
    const agent = scenarioOf(desk.run.log).agents.find(({ id }) => id === agentId);
    if (agentId !== null && (agent === undefined || agent.player.type === 'visitor')) return;
    changeDesk((now) => ({ ...now, called: agentId }));
    work?.intervene([{ type: 'call', agentId }]);
  }

  /** A run that said nothing yet is taken from the desk; one that did stays, and can be resumed. */
  function cancelLoading(): void {
    const desk = state.getState().desk;
    if (work === null || desk?.loading == null) return;
    const { run, loading } = desk;
    work.leave();
    work = null;
    const begun = run !== null && finishedTurns(run.log) > 0;
    changeDesk((now) => ({ ...now, loading: null, run: begun ? run : null, phase: begun ? 'paused' : 'idle' }));
    if (run !== null && !begun) void workshop.store.then(({ store }) => store.runs.delete(run.runId));
    workshop.tell(failure('engine/download-cancelled', 'Loading was cancelled.', { model: loading.modelId }));
  }

  /** The last word on a run on which nobody works. */
  function finishAsStopped(): void {
    stopSoon = true;
    startWork(0);
  }
}

/** Whether a run can go on with the scenario on the desk: its way of working together and its view stay what they are. */
function canBecome(running: Scenario, { scenario, problems }: Desk): boolean {
  return (
    problems.length === 0 &&
    scenario.pattern.kind === running.pattern.kind &&
    scenario.view === running.view &&
    scenario.language === running.language
  );
}

/** What can be said of a model that no catalogue lists: that it would come over the network. */
function unlistedModel(id: string): ModelCard {
  return {
    id,
    name: id.slice(id.indexOf('/') + 1),
    origin: 'network',
    contextTokens: 2048,
    downloadBytes: null,
    memoryBytes: null,
    needs: [],
  };
}

/** Every call in a log, as who used what. */
function usedTools(log: RunLog): readonly (readonly [AgentId, ToolId])[] {
  const takenBy = new Map<TurnId, AgentId>();
  return log.flatMap((fact) => {
    if (fact.type === 'turn-started') takenBy.set(fact.turnId, fact.agentId);
    const agentId = fact.type === 'tool-called' ? takenBy.get(fact.turnId) : undefined;
    return fact.type === 'tool-called' && agentId !== undefined ? [[agentId, fact.tool] as const] : [];
  });
}

function finishedTurns(log: RunLog): number {
  return log.filter(({ type }) => type === 'turn-finished').length;
}

/** A fork at the end of the budget would end at once: it gets room for everybody to speak twice more. */
function withRoomFor(turns: number, scenario: Scenario): Scenario {
  if (turns < scenario.budget.turns) return scenario;
  const turnsInAll = Math.min(limits.turns, turns + 2 * scenario.agents.length);
  return { ...scenario, budget: { ...scenario.budget, turns: turnsInAll } };
}
