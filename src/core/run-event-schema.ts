import * as z from 'zod/mini';
import { strikeSchema } from './drill';
import { endConditionSchema } from './end-condition';
import { failureCodes } from './failure';
import type { AgentId, RunId, TurnId } from './ids';
import { jsonSchemaSchema } from './json-schema-schema';
import { limits } from './limits';
import type { Recorded } from './run-event';
import { scenarioSchema } from './scenario';
import { toolIds } from './tool-ids';
import { cacheUses } from './usage';

const text = (longest: number) => z.string().check(z.maxLength(longest));
const count = (most: number) => z.int().check(z.gte(0), z.lte(most));
const amount = z.number().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));
const tokens = count(Number.MAX_SAFE_INTEGER);

const runId = z.pipe(
  z.string().check(z.regex(/^[A-Za-z0-9_-]{1,80}$/)),
  z.transform((id) => id as RunId),
);
const agentId = z.pipe(
  z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  z.transform((id) => id as AgentId),
);
const turnId = z.pipe(
  z.string().check(z.regex(/^turn-[1-9][0-9]{0,3}$/)),
  z.transform((id) => id as TurnId),
);
const turnIds = z.array(turnId).check(z.maxLength(limits.turns));

const failure = z.strictObject({
  code: z.enum(failureCodes),
  message: text(limits.messageLength),
  details: z.exactOptional(z.record(text(80), z.union([text(limits.messageLength), z.number()]))),
});

const usage = z.strictObject({
  promptTokens: tokens,
  prefillTokens: tokens,
  completionTokens: tokens,
  firstTokenMilliseconds: amount,
  milliseconds: amount,
});

const turnMaker = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('human'), milliseconds: amount }),
  z.strictObject({
    type: z.literal('model'),
    modelId: text(limits.modelIdLength),
    device: z.enum(['webgpu', 'wasm', 'cpu', 'browser', 'none']),
    ended: z.enum(['stop', 'length']),
    usage,
    besides: z.exactOptional(usage),
    review: z.exactOptional(z.strictObject({ original: z.exactOptional(text(limits.messageLength)) })),
    cache: z.exactOptional(z.enum(cacheUses)),
  }),
]);

const brief = text(limits.briefLength);

const turnTask = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('speak'), brief: z.exactOptional(brief) }),
  z.strictObject({
    type: z.literal('choose'),
    question: brief,
    options: z
      .array(z.strictObject({ text: text(limits.optionLength), agentId: z.exactOptional(agentId) }))
      .check(z.minLength(1), z.maxLength(limits.options)),
  }),
  z.strictObject({ type: z.literal('answer'), brief, schema: jsonSchemaSchema }),
]);

const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('choose'), option: count(limits.options - 1) }),
  z.strictObject({ type: z.literal('answer'), value: z.json() }),
]);

const toolOutcome = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('result'), text: text(limits.toolResultLength) }),
  z.strictObject({ type: z.literal('refused') }),
  z.strictObject({ type: z.literal('failed'), failure }),
]);

/** Where and when a fact stands. Times end where JavaScript's dates do. */
const place = {
  sequence: count(limits.facts - 1),
  at: z.number().check(z.gte(0), z.lte(8_640_000_000_000_000)),
};

/**
 * The shape of one recorded fact. It bounds every part; whether the facts of a log fit together is for `logFrom` to say.
 */
export const factSchema: z.ZodMiniType<Recorded, unknown> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('run-started'),
    runId,
    scenario: scenarioSchema,
    parent: z.nullable(z.strictObject({ runId, facts: count(limits.facts) })),
    ...place,
  }),
  z.strictObject({ type: z.literal('scenario-changed'), scenario: scenarioSchema, ...place }),
  z.strictObject({
    type: z.literal('turn-started'),
    turnId,
    number: z.int().check(z.gte(1), z.lte(limits.turns)),
    attempt: z.int().check(z.gte(1), z.lte(limits.facts)),
    agentId,
    task: turnTask,
    perceived: turnIds,
    insteadOf: z.exactOptional(agentId),
    assigns: z.exactOptional(turnId),
    ...place,
  }),
  z.strictObject({
    type: z.literal('prompt-cut'),
    turnId,
    cut: turnIds,
    summary: z.exactOptional(text(limits.messageLength)),
    ...place,
  }),
  z.strictObject({
    type: z.literal('message-sent'),
    turnId,
    from: agentId,
    to: z.exactOptional(z.array(agentId).check(z.maxLength(limits.agents))),
    text: text(limits.messageLength),
    ...place,
  }),
  z.strictObject({
    type: z.literal('tool-called'),
    turnId,
    tool: z.enum(toolIds),
    input: text(limits.toolInputLength),
    outcome: toolOutcome,
    ...place,
  }),
  z.strictObject({ type: z.literal('drill-struck'), turnId, strike: strikeSchema, ...place }),
  z.strictObject({ type: z.literal('action-taken'), turnId, agentId, action, ...place }),
  z.strictObject({ type: z.literal('turn-finished'), turnId, by: turnMaker, ...place }),
  z.strictObject({
    type: z.literal('turn-failed'),
    turnId,
    failure,
    partialText: text(limits.messageLength),
    next: z.enum(['retry', 'second-model', 'take-over', 'give-up']),
    took: z.exactOptional(z.strictObject({ milliseconds: amount, tokens })),
    ...place,
  }),
  z.strictObject({
    type: z.literal('run-finished'),
    reason: z.enum(['pattern-finished', 'turns-used-up', 'tokens-used-up', 'stopped', 'condition-met']),
    condition: z.exactOptional(endConditionSchema),
    agentId: z.exactOptional(agentId),
    ...place,
  }),
]);
