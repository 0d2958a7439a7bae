import type { Random, Result } from '../base';
import type { Failure } from './failure';
import type { AgentId } from './ids';
import type { Projection } from './projection';
import type { TurnTask } from './run-event';
import type { Language, Scenario } from './scenario';

/** What a pattern wants to happen next. */
export type Decision =
  /** Several turns are taken side by side: none of them is in another's prompt. */
  { readonly type: 'take-turns'; readonly turns: readonly PlannedTurn[] } | { readonly type: 'finish' };

export type PlannedTurn = { readonly agentId: AgentId; readonly task: TurnTask };

/**
 * Who speaks next, and when to stop: a fold of the log plus a pure decision. The same log always gives the same
 * decision, which is what makes resume and fork exact. Only finished turns count, so a turn that failed is asked
 * for again. Each `apply` is O(agents), never O(facts).
 */
export interface Pattern<State = unknown> {
  readonly kind: string;
  /** How the pattern presents itself, in every language of the interface. */
  readonly words: Readonly<Record<Language, PatternWords>>;
  /** The fields of `scenario.pattern.options`, for the editor. */
  readonly fields: readonly PatternField[];
  /** What keeps this scenario from running under this pattern; each problem names the field that it belongs to. */
  problems(scenario: Scenario): readonly ScenarioProblem[];
  /** The fold for one scenario. Fails only where `problems` finds some. */
  start(scenario: Scenario): Result<RunningPattern<State>, Failure>;
}

export interface RunningPattern<State = unknown> extends Projection<State> {
  decide(state: State, random: Random): Decision;
}

export type PatternWords = {
  readonly name: string;
  readonly description: string;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
};

export type PatternField =
  | { readonly name: string; readonly type: 'agent'; readonly initial: null }
  | { readonly name: string; readonly type: 'flag'; readonly initial: boolean }
  | {
      readonly name: string;
      readonly type: 'count';
      readonly initial: number;
      readonly from: number;
      readonly to: number;
    };

/** Something that keeps a scenario from being run, beside the field where it can be mended. */
export type ScenarioProblem = {
  /** A path into the scenario: `title`, `agents.2.name`, `pattern.options.coordinator`. */
  readonly path: string;
  readonly code: ScenarioProblemCode;
  readonly details?: Readonly<Record<string, string | number>>;
};

export const scenarioProblemCodes = [
  'missing',
  'too-long',
  'out-of-range',
  'no-agents',
  'name-taken',
  'name-unfit',
  'pattern-unknown',
  'model-unknown',
  'needs-more-agents',
  'agent-unknown',
  'coordinator-human',
] as const;

export type ScenarioProblemCode = (typeof scenarioProblemCodes)[number];
