import * as z from 'zod/mini';
import type { AgentId } from './ids';
import { limits } from './limits';
import { type ToolId, toolIds } from './tool-ids';

/**
 * When a run is over, besides when its pattern says so or its budget is used up. `any` and `all` put conditions together,
 * three deep at most.
 */
export type EndCondition = SimpleCondition | { readonly type: 'any' | 'all'; readonly of: readonly EndCondition[] };

export type SimpleCondition =
  /** So many turns of agents were finished. */
  | { readonly type: 'turns'; readonly count: number }
  /** So many tokens were written by models. */
  | { readonly type: 'tokens'; readonly count: number }
  /** Turns took so many seconds, all together; waiting in a pause is not counted. */
  | { readonly type: 'seconds'; readonly count: number }
  /** A message holds this text, in capitals or not. */
  | { readonly type: 'text'; readonly text: string }
  /** A tool was used with success: this one, or any. */
  | { readonly type: 'tool'; readonly tool?: ToolId }
  /** The last message of everybody who takes part holds this text, in capitals or not. */
  | { readonly type: 'agreement'; readonly text: string }
  /** Every so many turns this agent is asked this question, and says yes. */
  | { readonly type: 'judge'; readonly agentId: AgentId; readonly question: string; readonly every: number }
  /** Somebody has said the same so many times: the talk goes in circles. */
  | { readonly type: 'repeats'; readonly times: number };

const count = (most: number) => z.int().check(z.gte(1), z.lte(most));
const text = (longest: number) => z.string().check(z.maxLength(longest));

const simple = [
  z.strictObject({ type: z.literal('turns'), count: count(limits.turns) }),
  z.strictObject({ type: z.literal('tokens'), count: count(limits.runTokens) }),
  z.strictObject({ type: z.literal('seconds'), count: count(limits.runSeconds) }),
  z.strictObject({ type: z.literal('text'), text: text(limits.optionLength) }),
  z.strictObject({ type: z.literal('tool'), tool: z.exactOptional(z.enum(toolIds)) }),
  z.strictObject({ type: z.literal('agreement'), text: text(limits.optionLength) }),
  z.strictObject({
    type: z.literal('judge'),
    agentId: z.pipe(
      z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
      z.transform((id) => id as AgentId),
    ),
    question: text(limits.optionLength),
    every: count(limits.turns),
  }),
  z.strictObject({ type: z.literal('repeats'), times: z.int().check(z.gte(2), z.lte(20)) }),
] as const;

const group = (parts: z.ZodMiniType<EndCondition, unknown>) =>
  z.strictObject({ type: z.enum(['any', 'all']), of: z.array(parts).check(z.maxLength(limits.endConditions)) });

const flat: z.ZodMiniType<EndCondition, unknown> = z.discriminatedUnion('type', [...simple]);
const deeper: z.ZodMiniType<EndCondition, unknown> = z.discriminatedUnion('type', [group(flat), ...simple]);
/** The shape of a condition as it is written, kept and sent. */
export const endConditionSchema: z.ZodMiniType<EndCondition, unknown> = z.discriminatedUnion('type', [
  group(deeper),
  ...simple,
]);

/** The conditions of which a condition is put together; itself where it is simple. */
export function simpleConditionsIn(condition: EndCondition | undefined): readonly SimpleCondition[] {
  if (condition === undefined) return [];
  return 'of' in condition ? condition.of.flatMap(simpleConditionsIn) : [condition];
}
