import type { Random, Result } from '../base';
import { type Failure, failure } from './failure';
import type { JsonSchema } from './json-schema';
import { limits } from './limits';
import type { Language, Scenario } from './scenario';
import type { ToolId } from './tool-ids';

/** Something that an agent can use before it speaks. */
export interface Tool {
  readonly id: ToolId;
  readonly words: Readonly<Record<Language, ToolWords>>;
  /**
   * Works on whatever a model wrote, in the scenario's language. Never throws and never changes anything: what comes
   * of it follows from the input and the circumstances. Ends soon after `signal` is aborted, with any result.
   */
  run(input: string, circumstances: ToolCircumstances, signal: AbortSignal): Promise<Result<string, Failure>>;
}

/** How a tool presents itself to a person. */
export type ToolWords = {
  readonly name: string;
  readonly description: string;
  /** What is written to it. */
  readonly input: string;
};

/** All that a tool may know besides its input. */
export type ToolCircumstances = {
  readonly scenario: Scenario;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Chance for this call alone. */
  readonly random: Random;
  /** What the agent wrote to this tool in this run, and was not refused, oldest first. */
  readonly earlier: readonly string[];
};

/** What an agent with tools is asked for before it speaks: which one to use, if any, and for what. */
export function toolChoiceSchema(tools: readonly ToolId[]): JsonSchema {
  return {
    type: 'object',
    properties: {
      tool: { type: 'string', enum: ['none', ...tools] },
      // Programs and notes are longer than sums.
      input: { type: 'string', maxLength: tools.some((tool) => longInputs.has(tool)) ? longestInput : shortInput },
    },
  };
}

const longInputs: ReadonlySet<ToolId> = new Set<ToolId>(['javascript', 'notes']);
/** In code points, of which each takes at most two of the units that `limits` counts. */
const longestInput = limits.toolInputLength / 2;
const shortInput = 200;

/** What a tool gives as a fact can hold it: bounded, and without half a character at the end. */
export function toolText(text: string): string {
  if (text.length <= limits.toolResultLength) return text.toWellFormed();
  return `${text.slice(0, limits.toolResultLength - 1).toWellFormed()}…`;
}

export function unclearInput(input: string): Failure {
  return failure('tool/input-unclear', `Cannot be read: ${input.slice(0, 200).toWellFormed()}`);
}
