import type {
  AgentId,
  Engine,
  LoadPart,
  Pattern,
  Recorded,
  RunId,
  Scenario,
  Tool,
  ToolCall,
  ToolId,
  TurnId,
  TurnTask,
} from '../core';

/** What a person does between two turns. */
export type Intervention =
  /** Goes on with this scenario, which has no problems, and the view that it had. */
  | { readonly type: 'change'; readonly scenario: Scenario }
  /** Says something as an agent of the scenario, whoever's turn it is. */
  | { readonly type: 'speak'; readonly agentId: AgentId; readonly text: string }
  /** Says who speaks next, whoever the pattern would ask: everybody hears it. Null takes that back. */
  | { readonly type: 'call'; readonly agentId: AgentId | null };

/** What a run is handed: everything that it must not look up by itself. */
export interface RunHost {
  readonly runId: RunId;
  /** The pattern of this kind: the scenario's, or a team's. */
  patternFor(kind: string): Pattern | undefined;
  /** The engine that serves this model; null if there is none. */
  engineFor(modelId: string): Engine | null;
  /** Null if there is no such tool here. */
  toolFor(id: ToolId): Tool | null;
  /** Milliseconds since 1970. */
  now(): number;
  /** For how many milliseconds the run has stood still in the middle of a turn, all in all; left out, it never does. */
  stoodStillFor?(): number;
  /** Keeps and shows a fact. Facts come whole and in order; `sequence` has no gaps. */
  record(fact: Recorded): void;
  /** Shows what was added to an open turn. Passing: what counts is the message that is recorded. */
  hear(turnId: TurnId, delta: string): void;
  /** The words of an open turn were dropped, because it is tried again. */
  forget(turnId: TurnId): void;
  /** Shows how far a model is loaded. */
  loading(modelId: string, part: LoadPart): void;
  /**
   * Resolves when these agents' turns may be taken: at once, or after a pause; with what a person did meanwhile, if
   * anything. Rejects never; returns early on abort.
   */
  mayGoOn(signal: AbortSignal, next: readonly AgentId[]): Promise<readonly Intervention[]>;
  /** Resolves when a turn that failed may be tried again: at once, unless somebody wants to look. Returns early on abort. */
  mayTryAgain(signal: AbortSignal): Promise<void>;
  /**
   * The words of the person who plays this agent: what is said, the text of the option that is chosen, or JSON of the
   * shape that is asked for. Resolves to null on abort.
   */
  askHuman(turnId: TurnId, agentId: AgentId, task: TurnTask, signal: AbortSignal): Promise<string | null>;
  /** Resolves after so many milliseconds in which the run did not stand still, or early on abort. Rejects never. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Whether a person allows this call, for an agent that may call nothing without. Resolves to false on abort. */
  approve(turnId: TurnId, agentId: AgentId, call: WantedCall, signal: AbortSignal): Promise<boolean>;
  /** What a person says to an agent's words before anybody hears them. Resolves to null on abort. */
  review(turnId: TurnId, agentId: AgentId, text: string, signal: AbortSignal): Promise<ReviewVerdict | null>;
}

export type ReviewVerdict =
  /** These words, its own or others. Never blank. */
  | { readonly type: 'say'; readonly text: string }
  /** The turn is tried again. */
  | { readonly type: 'again' };

/** A call before anything came of it. */
export type WantedCall = Pick<ToolCall, 'tool' | 'input'>;
