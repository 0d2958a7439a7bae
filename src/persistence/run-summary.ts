import * as z from 'zod/mini';
import { languages, limits, type Recorded, type RunId, type RunLog } from '../core';
import type { RunSummary } from './store';

/** A summary together with the number of facts that it is made of, which is also the sequence of the next one. */
export type CountedSummary = RunSummary & { readonly facts: number };

/** Folds one more fact in. Null before the first one; throws if the first one is not `run-started`. */
export function summarised(before: CountedSummary | null, fact: Recorded): CountedSummary {
  if (fact.type === 'run-started') return begun(fact);
  if (before === null) throw new Error('A log begins with run-started.');
  return {
    ...before,
    changedAt: Math.max(before.changedAt, fact.at),
    turns: before.turns + (fact.type === 'turn-finished' ? 1 : 0),
    finished: fact.type === 'run-finished',
    facts: before.facts + 1,
  };
}

/** The summary of a whole log; null if it has no facts. */
export function summaryOf(log: RunLog): CountedSummary | null {
  return log.reduce<CountedSummary | null>(summarised, null);
}

export function withoutCount({ facts: _, ...summary }: CountedSummary): RunSummary {
  return summary;
}

function begun({ runId, scenario, parent, at }: Extract<Recorded, { type: 'run-started' }>): CountedSummary {
  const { title, language } = scenario;
  const agents = scenario.agents.map(({ name }) => name);
  return { runId, title, language, agents, startedAt: at, changedAt: at, turns: 0, finished: false, parent, facts: 1 };
}

/** The record of a summary; null if it is damaged. */
export function countedSummary(record: unknown): CountedSummary | null {
  const parsed = summarySchema.safeParse(record);
  return parsed.success ? parsed.data : null;
}

const time = z.number().check(z.gte(0));
const runIdSchema = z.pipe(
  z.string(),
  z.transform((id) => id as RunId),
);
const summarySchema: z.ZodMiniType<CountedSummary, unknown> = z.object({
  runId: runIdSchema,
  title: z.string(),
  language: z.enum(languages),
  agents: z.array(z.string()).check(z.maxLength(limits.agents)),
  startedAt: time,
  changedAt: time,
  turns: z.int().check(z.gte(0)),
  finished: z.boolean(),
  parent: z.nullable(z.object({ runId: runIdSchema, facts: z.int() })),
  facts: z.int().check(z.gte(1)),
});
