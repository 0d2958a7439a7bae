import type { AgentId, Projection, Usage } from '../core';

/** What a run took, in all and by agent. */
export type Metrics = {
  readonly total: Tally;
  readonly byAgent: ReadonlyMap<AgentId, Tally>;
  /** From the first fact to the last, in ms; pauses are part of it. */
  readonly elapsedMilliseconds: number;
  readonly firstAt: number;
  /** Who takes each open turn. */
  readonly open: ReadonlyMap<string, AgentId>;
};

export type Tally = {
  readonly turns: number;
  readonly failures: number;
  readonly characters: number;
  readonly promptTokens: number;
  readonly prefillTokens: number;
  readonly completionTokens: number;
  readonly milliseconds: number;
  /** Time spent after the first token, the part to divide completion tokens by. */
  readonly decodeMilliseconds: number;
};

export const metrics: Projection<Metrics> = {
  name: 'metrics',
  initial: { total: emptyTally(), byAgent: new Map(), elapsedMilliseconds: 0, firstAt: 0, open: new Map() },
  apply: (before, event) => {
    const state = {
      ...before,
      firstAt: event.type === 'run-started' ? event.at : before.firstAt,
      elapsedMilliseconds:
        event.type === 'run-started' ? 0 : Math.max(before.elapsedMilliseconds, event.at - before.firstAt),
    };
    switch (event.type) {
      case 'turn-started':
        return { ...state, open: new Map(state.open).set(event.turnId, event.agentId) };
      case 'message-sent':
        return tallied(state, event.from, { characters: event.text.length });
      case 'turn-failed':
        return tallied(state, agentOf(state, event.turnId), { failures: 1 });
      case 'turn-finished': {
        const agentId = agentOf(state, event.turnId);
        const usages = event.by.type === 'model' ? [event.by.usage, event.by.besides ?? []].flat() : [];
        return usages.reduce(
          (next, usage) => tallied(next, agentId, taken(usage)),
          tallied(state, agentId, { turns: 1 }),
        );
      }
      default:
        return state;
    }
  },
};

/** Decoded tokens a second after the first one; null while nothing was measured. */
export function tokensPerSecond(tally: Tally): number | null {
  return tally.decodeMilliseconds > 0 ? (1000 * tally.completionTokens) / tally.decodeMilliseconds : null;
}

function emptyTally(): Tally {
  return {
    turns: 0,
    failures: 0,
    characters: 0,
    promptTokens: 0,
    prefillTokens: 0,
    completionTokens: 0,
    milliseconds: 0,
    decodeMilliseconds: 0,
  };
}

function taken(usage: Usage): Partial<Tally> {
  return {
    promptTokens: usage.promptTokens,
    prefillTokens: usage.prefillTokens,
    completionTokens: usage.completionTokens,
    milliseconds: usage.milliseconds,
    decodeMilliseconds: usage.milliseconds - usage.firstTokenMilliseconds,
  };
}

function agentOf(state: Metrics, turnId: string): AgentId {
  const agentId = state.open.get(turnId);
  if (agentId === undefined) throw new Error(`The log ends ${turnId}, which was never started.`);
  return agentId;
}

function tallied(state: Metrics, agentId: AgentId, more: Partial<Tally>): Metrics {
  const byAgent = new Map(state.byAgent).set(agentId, sum(state.byAgent.get(agentId) ?? emptyTally(), more));
  return { ...state, total: sum(state.total, more), byAgent };
}

function sum(tally: Tally, more: Partial<Tally>): Tally {
  return {
    turns: tally.turns + (more.turns ?? 0),
    failures: tally.failures + (more.failures ?? 0),
    characters: tally.characters + (more.characters ?? 0),
    promptTokens: tally.promptTokens + (more.promptTokens ?? 0),
    prefillTokens: tally.prefillTokens + (more.prefillTokens ?? 0),
    completionTokens: tally.completionTokens + (more.completionTokens ?? 0),
    milliseconds: tally.milliseconds + (more.milliseconds ?? 0),
    decodeMilliseconds: tally.decodeMilliseconds + (more.decodeMilliseconds ?? 0),
  };
}
