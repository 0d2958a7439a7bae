import type { AgentId, RunLog, Scenario, ScenarioId } from '../core';
import { noBreakpoints } from './breakpoints';
import type { Commands } from './commands';
import { restingPhase, scenarioOf, shownRun } from './desk-state';
import { refreshLibrary } from './library';
import { keptWithinBounds } from './own-bounds';
import type { Running } from './run-commands';
import { newAgent, newScenario, withAgent, withAgentMoved, withDuplicate, withoutAgent } from './scenario-editing';
import type { Desk, ShownRun } from './state';
import type { Workshop } from './workshop';

/** Changes that follow each other within this time are one step back. */
const oneStepMilliseconds = 800;
const longestHistory = 200;
const keepAfterMilliseconds = 600;

export type DeskHand = {
  readonly commands: Pick<
    Commands,
    | 'openNewScenario'
    | 'closeDesk'
    | 'changeScenario'
    | 'undo'
    | 'redo'
    | 'addAgent'
    | 'duplicateAgent'
    | 'removeAgent'
    | 'moveAgent'
    | 'keepScenario'
  >;
  /** `mine`: changes are kept under its own id. Otherwise the first change makes a copy of one's own. */
  putScenario(scenario: Scenario, mine: boolean, address: string): void;
  putRun(log: RunLog, origin: ShownRun['origin']): void;
};

export function deskCommands(workshop: Workshop, running: Running): DeskHand {
  const { parts, state, changeDesk } = workshop;
  let past: Scenario[] = [];
  let future: Scenario[] = [];
  let changedAt = Number.NEGATIVE_INFINITY;
  let isMine = false;
  let callOffKeeping: (() => void) | null = null;

  const put = (scenario: Scenario, mine: boolean, address: string, run: ShownRun | null) => {
    keepNow();
    running.leave();
    past = [];
    future = [];
    isMine = mine;
    changedAt = Number.NEGATIVE_INFINITY;
    const desk: Desk = {
      address,
      scenario,
      problems: workshop.problems(scenario),
      canUndo: false,
      canRedo: false,
      run,
      phase: restingPhase(run),
      loading: null,
      waitingFor: null,
      approving: null,
      reviewing: null,
      saidLater: [],
      called: null,
      breakpoints: noBreakpoints,
      pausedAt: null,
      selected: null,
    };
    workshop.change({ desk });
  };
  const putScenario: DeskHand['putScenario'] = (scenario, mine, address) => put(scenario, mine, address, null);
  const putRun: DeskHand['putRun'] = (log, origin) => {
    const run = shownRun(log, origin);
    put(keptWithinBounds(scenarioOf(log), state.getState()), false, run.runId, run);
  };

  const show = (scenario: Scenario) => {
    changeDesk((desk) => ({
      ...desk,
      scenario,
      problems: workshop.problems(scenario),
      canUndo: past.length > 0,
      canRedo: future.length > 0,
    }));
    callOffKeeping?.();
    callOffKeeping = parts.after(keepAfterMilliseconds, keepNow);
  };
  const change = (changeIt: (scenario: Scenario) => Scenario) => {
    const desk = state.getState().desk;
    if (desk === null) return;
    const changed = changeIt(desk.scenario);
    if (changed === desk.scenario) return;
    const now = parts.now();
    if (now - changedAt > oneStepMilliseconds || past.length === 0)
      past = [...past, desk.scenario].slice(-longestHistory);
    changedAt = now;
    future = [];
    if (isMine) return show(changed);
    isMine = true;
    show({ ...changed, id: parts.newId('scenario') as ScenarioId });
  };
  /** Writes what has been changed, if anything has and it was not yet. */
  function keepNow(): void {
    if (callOffKeeping === null) return;
    callOffKeeping();
    callOffKeeping = null;
    void keep();
  }
  async function keep(): Promise<boolean> {
    const scenario = state.getState().desk?.scenario;
    if (scenario === undefined) return false;
    const { store } = await workshop.store;
    const changedNow = parts.now();
    const kept = await store.scenarios.put(scenario, changedNow);
    if (!kept.ok) {
      workshop.tell(kept.reason);
      return false;
    }
    const { library } = state.getState();
    const others = library.scenarios.filter((entry) => entry.scenario.id !== scenario.id);
    workshop.change({ library: { ...library, scenarios: [{ scenario, changedAt: changedNow }, ...others] } });
    return true;
  }

  return {
    putScenario,
    putRun,
    commands: {
      openNewScenario: () => {
        const { language } = state.getState().settings;
        const agents = [parts.newId('agent'), parts.newId('agent')] as const;
        const id = parts.newId('scenario');
        putScenario(newScenario(id, language, parts.defaultModelId, parts.newSeed(), agents), true, id);
      },
      closeDesk: () => {
        keepNow();
        running.leave();
        workshop.change({ desk: null, consent: null });
        void refreshLibrary(workshop);
      },
      changeScenario: (changeIt, step) => (step === 'own' ? asOneStep(() => change(changeIt)) : change(changeIt)),
      undo,
      redo: () => {
        const desk = state.getState().desk;
        const [next, ...rest] = future;
        if (desk === null || next === undefined) return;
        future = rest;
        past = [...past, desk.scenario];
        changedAt = Number.NEGATIVE_INFINITY;
        show({ ...next, id: desk.scenario.id });
      },
      addAgent: () =>
        asOneStep(() =>
          change((scenario) => withAgent(scenario, newAgent(scenario, parts.newId('agent'), modelOf(scenario)))),
        ),
      duplicateAgent: (agentId) =>
        asOneStep(() => change((scenario) => withDuplicate(scenario, agentId, parts.newId('agent')))),
      removeAgent: (agentId: AgentId) => {
        const name = state.getState().desk?.scenario.agents.find(({ id }) => id === agentId)?.name;
        if (name === undefined) return;
        asOneStep(() => change((scenario) => withoutAgent(scenario, agentId)));
        const removed = state.getState().desk?.scenario;
        workshop.say('agent-removed', name, () => {
          // Only while nothing else was changed since: else the step back would take more than the removal.
          if (state.getState().desk?.scenario === removed) undo();
        });
      },
      moveAgent: (agentId, by) => asOneStep(() => change((scenario) => withAgentMoved(scenario, agentId, by))),
      keepScenario: async () => {
        const title = state.getState().desk?.scenario.title ?? '';
        if (!isMine) {
          isMine = true;
          changeDesk((desk) => ({
            ...desk,
            scenario: { ...desk.scenario, id: parts.newId('scenario') as ScenarioId },
          }));
        }
        callOffKeeping?.();
        callOffKeeping = null;
        if (await keep()) workshop.say('scenario-kept', title);
      },
    },
  };

  function undo(): void {
    const desk = state.getState().desk;
    const before = past.at(-1);
    if (desk === null || before === undefined) return;
    past = past.slice(0, -1);
    future = [desk.scenario, ...future];
    changedAt = Number.NEGATIVE_INFINITY;
    show({ ...before, id: desk.scenario.id });
  }

  function asOneStep(doIt: () => void): void {
    changedAt = Number.NEGATIVE_INFINITY;
    doIt();
    changedAt = Number.NEGATIVE_INFINITY;
  }

  /** New agents get the model that the others use. */
  function modelOf(scenario: Scenario): string {
    const player = scenario.agents.map((agent) => agent.player).find(({ type }) => type === 'model');
    return player?.type === 'model' ? player.modelId : parts.defaultModelId;
  }
}
