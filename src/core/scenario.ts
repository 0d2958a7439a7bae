import * as z from 'zod/mini';
import type { AgentId, ScenarioId } from './ids';
import { limits } from './limits';

/** The version of the scenario and log format that this code writes. Older ones are lifted by `core/upgrades`. */
export const formatVersion = 1;

export const languages = ['en', 'zh'] as const;
/** The language in which the agents talk (and, for the interface, in which it is written). */
export type Language = (typeof languages)[number];

const text = (longest: number) => z.string().check(z.maxLength(longest));
const agentId = z.pipe(
  z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  z.transform((id) => id as AgentId),
);

const player = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('model'),
    modelId: text(limits.modelIdLength),
    temperature: z.number().check(z.gte(0), z.lte(2)),
  }),
  z.strictObject({ type: z.literal('human') }),
]);

const agent = z.strictObject({
  id: agentId,
  name: text(limits.nameLength),
  role: text(limits.roleLength),
  instructions: text(limits.instructionsLength),
  player,
});

/**
 * The shape of a scenario, as it is written, kept and sent. It bounds everything and allows what a half-filled form
 * holds (an empty name); whether it can be run is for `problemsOf` to say.
 */
export const scenarioSchema = z.strictObject({
  format: z.literal(formatVersion),
  id: z.pipe(
    z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
    z.transform((id) => id as ScenarioId),
  ),
  language: z.enum(languages),
  title: text(limits.titleLength),
  description: text(limits.descriptionLength),
  /** What to watch for while it runs: one or two sentences for the person, never shown to an agent. */
  lookFor: text(limits.descriptionLength),
  topic: text(limits.topicLength),
  agents: z.array(agent).check(z.maxLength(limits.agents)),
  pattern: z.strictObject({
    kind: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
    /** Parsed by the pattern's own schema before it is used. */
    options: z.record(
      z.string().check(z.maxLength(40)),
      z.union([z.string().check(z.maxLength(200)), z.number(), z.boolean()]),
    ),
  }),
  budget: z.strictObject({
    turns: z.int().check(z.gte(1), z.lte(limits.turns)),
    tokensPerTurn: z.int().check(z.gte(8), z.lte(limits.tokensPerTurn)),
  }),
  /** All chance in the run comes from here. */
  seed: z.int().check(z.gte(0), z.lte(0x7fff_ffff)),
});

export type Scenario = Readonly<z.infer<typeof scenarioSchema>>;
/** Who takes part: a model in this browser, or the person in front of it. */
export type Agent = Readonly<Scenario['agents'][number]>;
export type Player = Agent['player'];
export type PatternOptions = Scenario['pattern']['options'];
