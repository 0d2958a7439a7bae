import type { AgentId, PlannedTurn, RunEvent, Scenario, TurnId } from '../core';
import type { Book } from './book';
import type { PlaceAtDesk } from './desk';
import type { RunHost } from './run-host';

/** `agentId`: who takes it. */
export type TurnToTake = PlannedTurn & {
  /** Whose turn it is. */
  readonly owner: AgentId;
  /** The turn that failed, where this one asks who takes it over. */
  readonly assigns?: TurnId;
  readonly number: number;
  readonly attempt: number;
  /** The finished turns that the agent may have in its prompt, oldest first. */
  readonly perceived: readonly TurnId[];
  /** To be taken by the agent's second model. */
  readonly byStandIn: boolean;
  /** How many tokens models may write for it; Infinity where no budget says. */
  readonly tokens: number;
};

/** What a turn is taken with. */
export type Circumstances = {
  readonly scenario: Scenario;
  readonly host: RunHost;
  readonly book: Book;
  readonly turn: TurnToTake;
  readonly mayRetry: boolean;
  /** Where this turn asks its engine. */
  readonly place: PlaceAtDesk;
  readonly signal: AbortSignal;
  /** Makes a fact of the run: at once for a turn that is taken alone, else when those beside it are over too. */
  tell(event: RunEvent): void;
};

/** The fact that ends a turn. */
export type TurnEnd = Extract<RunEvent, { type: 'turn-finished' | 'turn-failed' }>;
