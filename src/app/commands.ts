import type { Result } from '../base';
import type { AgentId, Failure, Language, RunId, Scenario, ScenarioId, ScoredToken, ToolId, TurnId } from '../core';
import type { StoredModels } from '../engines/stored';
import type { ReviewVerdict } from '../orchestrator';
import type { Breakpoints } from './breakpoints';
import type { RunBeside, Settings } from './state';

/** How an answer is made of a model's probabilities. */
export type Decoding =
  | { readonly type: 'greedy' }
  | { readonly type: 'sample'; readonly temperature: number; readonly seed: number }
  | { readonly type: 'beam'; readonly width: number };

/** Its tokens with their probabilities, the end of the answer last; in how many ms. */
export type Decoded = { readonly text: string; readonly tokens: readonly ScoredToken[]; readonly milliseconds: number };

/** Everything that a person can ask for. Commands are imperative, may be refused, and never throw. */
export interface Commands {
  // What is on the desk
  /** What stands behind `#/play/`: the id of a built-in scenario, of a kept one, or of a run. Does nothing if it lies there already. */
  open(address: string): Promise<void>;
  openNewScenario(): void;
  /** A pasted link, a dropped file's text. Opens on the desk, unsaved; nothing is run. Resolves to the page that shows it. */
  openText(text: string): Promise<Result<'play', Failure>>;
  /** The page's own fragment, when it carries a scenario or a run. */
  openFragment(fragment: string): Promise<Result<'play', Failure>>;
  closeDesk(): void;

  // Editing; every change can be undone
  /** Changes that follow each other closely are one step back together, as when somebody types; `own`: this one is alone. */
  changeScenario(change: (scenario: Scenario) => Scenario, step?: 'own'): void;
  undo(): void;
  redo(): void;
  addAgent(): void;
  duplicateAgent(agentId: AgentId): void;
  removeAgent(agentId: AgentId): void;
  moveAgent(agentId: AgentId, by: -1 | 1): void;
  keepScenario(): Promise<void>;
  deleteScenario(id: ScenarioId): Promise<void>;
  deleteRun(runId: RunId): Promise<void>;

  // The run
  /** Starts a new run of the scenario on the desk (a run that is shown stays kept). Asks for consent first if a model must be downloaded. */
  run(): void;
  pause(): void;
  resume(): void;
  /** One turn, then pause. Starts a run if there is none. */
  step(): void;
  stop(): void;
  cancelLoading(): void;
  /** The person's words for the turn that waits for them. */
  speak(text: string): void;
  /** A word of a visitor's, whoever's turn it is: at once if the run stands still, else after the turn under way. */
  cutIn(text: string): void;
  /**
   * Says who speaks next, whoever the pattern would ask: the next turn if the run stands still, else the one after the turn
   * under way. Everybody hears it. Null takes that back.
   */
  callNext(agentId: AgentId | null): void;
  /** The person's word on the call that waits for it. */
  allowCall(allowed: boolean): void;
  /** The person's word on what an agent is about to say. */
  review(verdict: ReviewVerdict): void;
  /** Where runs on this desk stand still by themselves, from now on. */
  setBreakpoints(breakpoints: Breakpoints): void;
  agreeToDownload(): void;
  declineDownload(): void;

  // Looking
  select(turnId: TurnId | null): void;
  /** Shows the first `turns` turns; null follows the run. */
  seek(turns: number | null): void;
  playReplay(): void;
  pauseReplay(): void;
  setReplaySpeed(speed: number): void;
  /** Goes on with a recorded run, from the place that is shown, as a new run on live models. */
  takeOverLive(): void;
  /** A new run that shares everything up to and including this turn with the run that is shown. It starts paused. */
  forkFrom(turnId: TurnId): void;

  /** Whether the engine of this model can tell how likely a text is that stands there already. */
  canScore(modelId: string): boolean;
  /** How likely the model of this turn finds its words, token by token, after the prompt that it had. Loads the model if it must. */
  scoreTurn(turnId: TurnId, signal: AbortSignal): Promise<Result<readonly ScoredToken[], Failure>>;
  /** What the model of this turn would have said to the same prompt, decoded in another way. Nothing in the run changes. */
  decodeTurn(turnId: TurnId, strategy: Decoding, signal: AbortSignal): Promise<Result<Decoded, Failure>>;

  /** The finished runs of the same agents by the same pattern that this browser keeps, without the one that is shown; the newest first. */
  runsBeside(): Promise<readonly RunBeside[]>;

  /** Gives a tool of an agent something to work on, as that agent would. */
  tryTool(id: ToolId, input: string, signal: AbortSignal): Promise<Result<string, Failure>>;

  // Sending
  /** A fragment (`#s=…`, `#r=…`) that holds the scenario or the run. Nothing leaves the browser. */
  linkFor(what: 'scenario' | 'run'): Promise<Result<string, Failure>>;
  /** The same as a file's name and text. */
  fileFor(what: 'scenario' | 'run'): Promise<{ readonly name: string; readonly text: string } | null>;

  // The models that this browser keeps
  listStoredModels(): ReturnType<StoredModels['list']>;
  /** Its next download is asked for again. */
  deleteStoredModel(id: string): ReturnType<StoredModels['delete']>;
  exportStoredModel(id: string): ReturnType<StoredModels['export']>;
  importStoredModel(archive: Blob, onProgress: (fraction: number) => void): ReturnType<StoredModels['import']>;

  // The page
  changeSettings(change: Partial<Settings>): void;
  setLanguage(language: Language): void;
  dismissNotice(id: number): void;
  undoNotice(id: number): void;
  noticeLinkCopied(): void;
  noticeFileSaved(name: string): void;
}
