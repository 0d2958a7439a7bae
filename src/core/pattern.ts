import type { Flow, Table } from './flow';
import type { AgentId } from './ids';
import type { Language, Scenario } from './scenario';

/** A way for agents to work together: who speaks next, to whom, about what, and when to stop. */
export interface Pattern {
  readonly kind: string;
  /** How the pattern presents itself, in every language of the interface. */
  readonly words: Readonly<Record<Language, PatternWords>>;
  /** The fields of `scenario.pattern.options`, for the editor. */
  readonly fields: readonly PatternField[];
  /** Whether it ever asks for several turns side by side; never two of one agent. */
  readonly sideBySide: boolean;
  /** Whether it says things to some only, which the shared view cannot keep from the others. */
  readonly keepsSecrets: boolean;
  /** What keeps this scenario from running under this pattern; each problem names the field that it belongs to. */
  problems(scenario: Scenario): readonly ScenarioProblem[];
  /** What happens, step by step; see `Flow`. Only for a scenario in which `problems` finds none. */
  flow(table: Table): Flow;
  /** Who works with whom, for a picture of it. */
  topology(scenario: Scenario): readonly Link[];
  /** Who leads, and can say who takes a turn over; left out, or undefined: nobody does. */
  leader?(scenario: Scenario): AgentId | undefined;
}

/** `both`: words go to and fro. */
export type Link = { readonly from: AgentId; readonly to: AgentId; readonly both: boolean };

export type PatternWords = {
  readonly name: string;
  readonly description: string;
  /** What to watch for in a run. */
  readonly lookFor: string;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly hints?: Readonly<Record<string, string>>;
  /** By the name of the field, and then by the choice. */
  readonly choices?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export type PatternField =
  /** `optional`: nobody may be named. */
  | { readonly name: string; readonly type: 'agent'; readonly initial: null; readonly optional?: boolean }
  | { readonly name: string; readonly type: 'flag'; readonly initial: boolean }
  | {
      readonly name: string;
      readonly type: 'count';
      readonly initial: number;
      readonly from: number;
      readonly to: number;
      /** 0 means: without an end of its own. */
      readonly endless?: true;
    }
  /** One of a few words; the pattern's `words.choices` says how they are shown. */
  | { readonly name: string; readonly type: 'choice'; readonly initial: string; readonly choices: readonly string[] }
  /** A text of several lines. */
  | { readonly name: string; readonly type: 'text'; readonly initial: string };

/** Something that keeps a scenario from being run, beside the field where it can be mended. */
export type ScenarioProblem = {
  /** A path into the scenario: `title`, `agents.2.name`, `pattern.options.moderator`. */
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
  'view-shared',
  'line-unclear',
  'team-empty',
  'team-twice',
  'team-circle',
  'no-leader',
  'team-endless',
  // What is wrong with a flow that was drawn.
  'start-missing',
  'end-missing',
  'node-unreachable',
  'agent-unused',
  'way-missing',
  'ways-too-few',
  'ways-too-many',
  'labels-same',
  'loop-endless',
  'loop-silent',
  'split-open',
  'join-alone',
  'agent-on-both-sides',
  'line-to-nowhere',
  'tool-nobodys',
] as const;

export type ScenarioProblemCode = (typeof scenarioProblemCodes)[number];
