import * as z from 'zod/mini';
import type { AgentId } from './ids';
import { limits } from './limits';

const agentId = z.pipe(
  z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  z.transform((id) => id as AgentId),
);
const seconds = z.int().check(z.gte(1), z.lte(limits.drillSeconds));
const text = z.string().check(z.maxLength(limits.optionLength));

/** `turn`: which of its own turns is struck, from 1; for `garble`, `drop` and `inject`, which of its messages. */
const aim = { agentId, turn: z.int().check(z.gte(1), z.lte(limits.turns)) };

/** The shape of a drill as it is written, kept and sent. */
export const drillSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kill'), ...aim }),
  z.strictObject({ kind: z.literal('mute'), ...aim }),
  z.strictObject({ kind: z.literal('slow'), ...aim, seconds }),
  z.strictObject({ kind: z.literal('garble'), ...aim }),
  z.strictObject({ kind: z.literal('drop'), ...aim, missedBy: z.exactOptional(agentId) }),
  z.strictObject({ kind: z.literal('inject'), ...aim, text }),
]);

/** The shape of what a drill did, as a fact holds it. */
export const strikeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kill') }),
  z.strictObject({ kind: z.literal('mute') }),
  z.strictObject({ kind: z.literal('slow'), seconds }),
  z.strictObject({ kind: z.literal('garble') }),
  z.strictObject({ kind: z.literal('drop'), missedBy: z.array(agentId).check(z.maxLength(limits.agents)) }),
  z.strictObject({ kind: z.literal('inject'), text }),
]);

/** A mishap that somebody plans for a chosen agent at a chosen turn, to see what comes of it. */
export type Drill = Readonly<z.infer<typeof drillSchema>>;

/**
 * What a drill does to a turn:
 * `kill`: from this turn on, whatever the agent tries fails;
 * `mute`: it says nothing, and cannot choose or answer;
 * `slow`: the turn takes so many seconds longer;
 * `garble`: the words of its message come in another order, drawn by the scenario's seed;
 * `drop`: its message does not reach those that it was for, `missedBy`; in a drill, it misses one of them or, left out, all;
 * `inject`: `text` stands at the end of the message, as if its speaker had said it.
 */
export type Strike = Readonly<z.infer<typeof strikeSchema>>;

export const drillKinds = ['kill', 'mute', 'slow', 'garble', 'drop', 'inject'] as const satisfies Drill['kind'][];
