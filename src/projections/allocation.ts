import { type AgentId, outerScenario, type Scenario } from '../core';
import type { Conversation, Turn } from './conversation';
import type { ConversationGraph } from './conversation-graph';

/** What it took to give tasks out and to do them, in figures that are comparable from one way of doing so to another. */
export type AllocationOutcome = {
  /** How the tasks were given out: an option of the pattern. */
  readonly method: string;
  /** Turns one after another until all was done; those side by side count once. */
  readonly steps: number;
  /** The same in time: the longest turn of each step, added up. No pause is part of it. */
  readonly milliseconds: number;
  /** Turns until all was done: what was said, bid and decided. */
  readonly messages: number;
  /** Those of them in which nothing was done yet but to find out who does what. */
  readonly deciding: number;
  /** How many tasks each of the crew did; those who did none too. */
  readonly done: ReadonlyMap<AgentId, number>;
  /** How evenly: from 1 for all the same down to one part of the crew's number where one did everything. Jain's index (1984). */
  readonly fairness: number;
};

/** What came of giving tasks out in this run; null where its pattern does not, or nothing is done yet. */
export function allocationOf({ scenario, turns }: Conversation, graph: ConversationGraph): AllocationOutcome | null {
  if (scenario?.pattern.kind !== 'allocation') return null;
  const { manager, method } = scenario.pattern.options;
  const crew = outerScenario(scenario).agents.filter(({ id }) => id !== manager);
  const finished = turns.filter(({ state, by }) => state === 'finished' && by !== null);
  const isWork = ({ agentId, insteadOf, action, to }: Turn) =>
    action === null &&
    crew.some(({ id }) => id === (insteadOf ?? agentId)) &&
    (to?.some((id) => id === manager) ?? false);
  const work = finished.filter(isWork);
  const [first] = work;
  const last = work.at(-1);
  if (first === undefined || last === undefined) return null;
  const untilDone = finished.filter(({ number }) => number <= last.number);
  const longest = new Map<number, number>();
  for (const turn of untilDone) {
    const row = graph.nodes[turn.number - 1]?.row ?? turn.number;
    longest.set(row, Math.max(longest.get(row) ?? 0, durationOf(turn)));
  }
  const done = new Map(crew.map(({ id }) => [id, 0]));
  for (const { agentId } of work) done.set(agentId, (done.get(agentId) ?? 0) + 1);
  return {
    method: String(method ?? ''),
    steps: longest.size,
    milliseconds: [...longest.values()].reduce((sum, milliseconds) => sum + milliseconds, 0),
    messages: untilDone.length,
    deciding: untilDone.filter(({ number }) => number < first.number).length,
    done,
    fairness: fairnessOf([...done.values()]),
  };
}

/** Whether two scenarios give the same tasks to the same agents, in whatever way. */
export function isSameWork(one: Scenario, other: Scenario): boolean {
  return workIn(one) === workIn(other);
}

function workIn({ agents, teams = [], topic, language, pattern }: Scenario): string {
  const { method: _, ...options } = pattern.options;
  const sorted = Object.entries(options).sort(([first], [second]) => (first < second ? -1 : 1));
  return JSON.stringify([pattern.kind, sorted, language, topic, agents, teams]);
}

function durationOf({ by }: Turn): number {
  if (by === null) return 0;
  return by.type === 'human' ? by.milliseconds : by.usage.milliseconds + (by.besides?.milliseconds ?? 0);
}

function fairnessOf(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? 1 : sum ** 2 / (shares.length * squares);
}
