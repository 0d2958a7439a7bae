import type {
  AgentId,
  Device,
  DeviceReason,
  Failure,
  Language,
  ModelCard,
  RunId,
  RunLog,
  Scenario,
  ScenarioProblem,
  TurnId,
  TurnTask,
} from '../core';
import type { WantedCall } from '../orchestrator';
import type { KeptScenario, RunSummary } from '../persistence';
import type { Conversation, ConversationGraph, FailureCost, Metrics, Repeats, RunStatus } from '../projections';
import type { Breakpoint, Breakpoints } from './breakpoints';
import type { Pace } from './pace';

/** All that the interface shows. Plain data; changed by commands alone. */
export type AppState = {
  readonly settings: Settings;
  readonly library: Library;
  readonly models: Models;
  /** The scenario on the desk and its run; null in the gallery. */
  readonly desk: Desk | null;
  /** A download that waits for the person's word. */
  readonly consent: Consent | null;
  /** Newest last. */
  readonly notices: readonly Notice[];
};

/** Kept per browser. */
export type Settings = {
  readonly language: Language;
  readonly theme: 'system' | 'light' | 'dark';
  /** The panels beside the graph. */
  readonly scenarioOpen: boolean;
  readonly readingOpen: boolean;
  /** Ids of models whose download the person agreed to. */
  readonly agreedModels: readonly string[];
  /** A base address that stands in for huggingface.co from the next visit on; null for the hub itself. */
  readonly hubMirror: string | null;
  readonly pace: Pace;
  /** What a scenario from a link or a file can have at most. */
  readonly mostTurns: number;
  readonly mostTokens: number;
};

export type Library = {
  /** `memory`: this browser keeps nothing, so whatever is made is gone with the page. */
  readonly kept: 'opening' | 'indexed-db' | 'memory';
  readonly scenarios: readonly KeptScenarioEntry[];
  readonly runs: readonly KeptRunEntry[];
};

export type KeptScenarioEntry = KeptScenario;
export type KeptRunEntry = RunSummary;

export type Models = {
  readonly cards: readonly ModelCard[];
  /** Models that are ready in this page, and where they compute. */
  readonly ready: ReadonlyMap<string, { readonly device: Device; readonly because: DeviceReason }>;
};

/** The scenario on the desk, as it is being edited, and the run that is shown beside it. */
export type Desk = {
  /** What stands behind `#/play/`: a reload of this address brings the same back. */
  readonly address: string;
  readonly scenario: Scenario;
  /** What keeps it from being run; empty when all is well. */
  readonly problems: readonly ScenarioProblem[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly run: ShownRun | null;
  readonly phase: Phase;
  /** While a model is loaded for the run. */
  readonly loading: Loading | null;
  /** The person's turn, while the run waits for it. */
  readonly waitingFor: { readonly turnId: TurnId; readonly agentId: string; readonly task: TurnTask } | null;
  /** A call that a person has to allow, while the run waits for it. */
  readonly approving: (WantedCall & { readonly turnId: TurnId; readonly agentId: string }) | null;
  /** An agent's words that a person has to let pass, while the run waits for it. */
  readonly reviewing: { readonly turnId: TurnId; readonly agentId: string; readonly text: string } | null;
  /** What a person threw in during a turn, until it is said. */
  readonly saidLater: readonly string[];
  /** Whom a person has picked to speak next, until that turn begins; null where the pattern says who does. */
  readonly called: AgentId | null;
  readonly breakpoints: Breakpoints;
  /** The breakpoint that a paused run stands at; null where a person paused it. */
  readonly pausedAt: Breakpoint | null;
  readonly selected: TurnId | null;
};

/** What the element with `data-run-status` says. `pausing` is shown as `running`, with a word that the turn is being finished. */
export type Phase = 'idle' | 'loading' | 'running' | 'pausing' | 'paused' | 'waiting' | 'finished' | 'failed';

export type Loading = {
  readonly modelId: string;
  readonly stage: 'download' | 'prepare';
  readonly fraction: number;
  readonly loadedBytes: number;
  readonly totalBytes: number | null;
};

/** A run and its views, up to the place that is looked at. */
export type ShownRun = {
  readonly runId: RunId;
  readonly log: RunLog;
  /** `live`: made in this page, or kept by this browser. `recorded`: came with a link or a file; read-only until it is taken over. */
  readonly origin: 'live' | 'recorded';
  /** How many turns are shown; null: all of them, and those to come. */
  readonly shownTurns: number | null;
  readonly playing: boolean;
  /** Turns a second in a replay, as a multiple of the usual pace: 0.5, 1, 2 or 4. */
  readonly speed: number;
  /** Of the facts up to the place that is looked at. */
  readonly conversation: Conversation;
  readonly graph: ConversationGraph;
  readonly metrics: Metrics;
  readonly failureCost: FailureCost;
  readonly status: RunStatus;
  readonly repeats: Repeats;
  /** Turns in the whole log, shown or not. */
  readonly turnCount: number;
};

/** A kept run that is looked at beside the one that is shown. */
export type RunBeside = Pick<ShownRun, 'runId' | 'conversation' | 'graph' | 'status'>;

export type Consent = {
  /** Models that would be downloaded, in the order of need. */
  readonly models: readonly ModelCard[];
  readonly then: 'run' | 'resume' | 'step' | 'take-over';
};

export type Notice =
  | { readonly id: number; readonly type: 'failure'; readonly failure: Failure }
  /** Something was done; `undo` tells that it can be taken back by the command `undoNotice`. */
  | {
      readonly id: number;
      readonly type: 'done';
      readonly what:
        | 'link-copied'
        | 'scenario-deleted'
        | 'run-deleted'
        | 'agent-removed'
        | 'scenario-kept'
        | 'file-saved'
        | 'imported'
        /** What came from outside asked for more turns or tokens than the person's own settings allow. */
        | 'limits-lowered';
      readonly name: string;
      readonly undo: boolean;
    };
