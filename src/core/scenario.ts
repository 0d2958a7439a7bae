import * as z from 'zod/mini';
import { type Drawing, drawingSchema, firstDrawing } from './drawing';
import { drillSchema } from './drill';
import { endConditionSchema } from './end-condition';
import type { AgentId, ScenarioId } from './ids';
import { limits } from './limits';
import { toolIds } from './tool-ids';

/** The version of the scenario and log format that this code writes. Older ones are lifted by `core/upgrades`. */
export const formatVersion = 3;

export const languages = ['en', 'zh'] as const;
/** The language in which the agents talk (and, for the interface, in which it is written). */
export type Language = (typeof languages)[number];

export const views = ['private', 'shared'] as const;
export const longPromptWays = ['cut', 'summarise'] as const;
export const takeOverWays = ['same-role', 'leader'] as const;

const text = (longest: number) => z.string().check(z.maxLength(longest));
const agentId = z.pipe(
  z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  z.transform((id) => id as AgentId),
);

/** What an agent's model is told about drawing tokens; see `Sampling` in `core/engine.ts`. */
const sampling = z.strictObject({
  topP: z.exactOptional(z.number().check(z.gt(0), z.lte(1))),
  topK: z.exactOptional(z.int().check(z.gte(0), z.lte(1000))),
  minP: z.exactOptional(z.number().check(z.gte(0), z.lte(1))),
  repetitionPenalty: z.exactOptional(z.number().check(z.gte(1), z.lte(2))),
});

const player = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('model'),
    modelId: text(limits.modelIdLength),
    temperature: z.number().check(z.gte(0), z.lte(2)),
    sampling: z.exactOptional(sampling),
    /** Takes over when the first model fails twice in a turn. */
    secondModelId: z.exactOptional(text(limits.modelIdLength)),
  }),
  z.strictObject({ type: z.literal('human') }),
  /** A person who is in no pattern's plans, and says a word whenever they want to. */
  z.strictObject({ type: z.literal('visitor') }),
]);

const agent = z.strictObject({
  id: agentId,
  name: text(limits.nameLength),
  role: text(limits.roleLength),
  instructions: text(limits.instructionsLength),
  player,
  /** What it may use before it speaks; left out, nothing. Whatever its model writes, it can call nothing else. */
  tools: z.exactOptional(z.array(z.enum(toolIds)).check(z.maxLength(toolIds.length))),
  /** A person must allow each call. */
  approval: z.exactOptional(z.literal(true)),
  /** A person reads what its model says before anybody hears it, and may write it anew or have it said again. */
  review: z.exactOptional(z.literal(true)),
  /** How much of the run it may take at most; left out, as much as the run. `tokens` are those that models write for it. */
  budget: z.exactOptional(
    z.strictObject({
      turns: z.exactOptional(z.int().check(z.gte(1), z.lte(limits.turns))),
      tokens: z.exactOptional(z.int().check(z.gte(1), z.lte(limits.runTokens))),
    }),
  ),
});

const pattern = z.strictObject({
  kind: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  /** Parsed by the pattern's own schema before it is used. */
  options: z.record(
    z.string().check(z.maxLength(40)),
    z.union([text(limits.patternTextLength), z.number(), z.boolean()]),
  ),
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
  pattern,
  /** Agents who work together inside, by a pattern of their own, before their leader speaks; see `composedFlow`. */
  teams: z.exactOptional(
    z
      .array(z.strictObject({ leader: agentId, members: z.array(agentId).check(z.maxLength(limits.agents)), pattern }))
      .check(z.maxLength(limits.teams)),
  ),
  /** The flow of the pattern `drawn`; left out, `drawingOf` says what it is. */
  drawing: z.exactOptional(drawingSchema),
  /** What agents that have the tool `search` find passages in. */
  documents: z.exactOptional(
    z
      .array(z.strictObject({ title: text(limits.titleLength), text: text(limits.documentLength) }))
      .check(z.maxLength(limits.documents)),
  ),
  /** Whether each agent has a prompt of its own, or all continue one shared transcript; see `promptOf`. */
  view: z.enum(views),
  /** What becomes of the oldest messages when a prompt is longer than the model's context. */
  longPrompts: z.enum(longPromptWays),
  budget: z.strictObject({
    turns: z.int().check(z.gte(1), z.lte(limits.turns)),
    tokensPerTurn: z.int().check(z.gte(8), z.lte(limits.tokensPerTurn)),
    /** All that models may write in the run: answers, those that failed, questions about tools, and summaries. */
    tokens: z.exactOptional(z.int().check(z.gte(1), z.lte(limits.runTokens))),
  }),
  /** What ends the run earlier than its pattern or its budget would. */
  ends: z.exactOptional(endConditionSchema),
  /**
   * Who takes a turn over that an agent could not take: another one with its role, or else whoever spoke least; or whom
   * the pattern's leader chooses. Left out, nobody does: the run stops there, and can be gone on with.
   */
  takeOver: z.exactOptional(z.enum(takeOverWays)),
  /** Mishaps that are planned, to see what comes of them. */
  drills: z.exactOptional(z.array(drillSchema).check(z.maxLength(limits.drills))),
  /** All chance in the run comes from here. */
  seed: z.int().check(z.gte(0), z.lte(0x7fff_ffff)),
});

export type Scenario = Readonly<z.infer<typeof scenarioSchema>>;
/** Who takes part: a model in this browser, or a person in front of it. */
export type Agent = Readonly<Scenario['agents'][number]>;
export type Player = Agent['player'];
export type Team = NonNullable<Scenario['teams']>[number];
export type ScenarioDocument = NonNullable<Scenario['documents']>[number];
export type PatternOptions = Scenario['pattern']['options'];

/** The scenario as patterns see it: without those who only visit. */
export function withoutVisitors(scenario: Scenario): Scenario {
  const agents = scenario.agents.filter(({ player }) => player.type !== 'visitor');
  return agents.length === scenario.agents.length ? scenario : { ...scenario, agents };
}

/** The flow as it is drawn; while nothing is, each agent speaks once. `scenario`: as its pattern sees it. */
export function drawingOf(scenario: Scenario): Drawing {
  return scenario.drawing ?? firstDrawing(withoutVisitors(scenario).agents);
}

const indexes = new WeakMap<Scenario, ReadonlyMap<AgentId, Agent>>();

/** The agent with this id; undefined if there is none. O(1), for crowds. */
export function agentOf(scenario: Scenario, agentId: AgentId): Agent | undefined {
  const known = indexes.get(scenario);
  if (known !== undefined) return known.get(agentId);
  const index = new Map(scenario.agents.map((agent) => [agent.id, agent]));
  indexes.set(scenario, index);
  return index.get(agentId);
}
