import {
  type AgentId,
  agentOf,
  type FinishReason,
  type PlannedTurn,
  type Recorded,
  type Scenario,
  tokensOf,
} from '../core';
import { type Conversation, memberOf, turnById } from '../projections';

/** That nothing is left of a budget: the run's, or one agent's. */
export type UsedUp = { readonly reason: Extract<FinishReason, `${string}-used-up`> };

type Taken = { turns: number; tokens: number };

/**
 * How much of their budgets the run and each agent have used. What is taken follows from the facts alone; each fact costs
 * O(1). An attempt that the page's end broke off is not counted: nobody knows how far it had come.
 */
export class BudgetWatch {
  private readonly run: Taken = { turns: 0, tokens: 0 };
  private readonly byAgent = new Map<AgentId, Taken>();

  /** Takes note of a fact; `seen` has it already. */
  apply(fact: Recorded, seen: Conversation): void {
    if (fact.type !== 'turn-finished' && fact.type !== 'turn-failed') return;
    const turn = turnById(seen, fact.turnId);
    if (turn === undefined) return;
    const agent = this.of(turn.agentId);
    // Whoever only visits uses up nobody's turns.
    const isTurn = fact.type === 'turn-finished' && memberOf(seen, turn.agentId)?.player.type !== 'visitor';
    const tokens =
      fact.type === 'turn-failed' ? (fact.took?.tokens ?? 0) : fact.by.type === 'model' ? tokensOf(fact.by) : 0;
    for (const taken of [this.run, agent]) {
      if (isTurn) taken.turns += 1;
      taken.tokens += tokens;
    }
  }

  /** How many turns more the run may have. */
  turnsLeft({ budget }: Scenario): number {
    return budget.turns - this.run.turns;
  }

  /** The run's budget that is used up; null while there is something left of both. */
  usedUp({ budget }: Scenario): UsedUp | null {
    return usedUpOf(budget, this.run);
  }

  /** The budget of one of these agents that is used up; null while each of them may take a turn. */
  usedUpBy(
    scenario: Scenario,
    planned: readonly Pick<PlannedTurn, 'agentId'>[],
  ): (UsedUp & { readonly agentId: AgentId }) | null {
    for (const { agentId } of planned) {
      const agent = agentOf(scenario, agentId);
      const found = usedUpOf(agent?.budget ?? {}, this.of(agentId));
      // A person writes no tokens.
      if (found === null || (found.reason === 'tokens-used-up' && agent?.player.type !== 'model')) continue;
      return { ...found, agentId };
    }
    return null;
  }

  /**
   * How many tokens a model may write for one of `beside` turns that are taken side by side: they share evenly what the
   * run has left.
   */
  tokensLeft(scenario: Scenario, agentId: AgentId, beside: number): number {
    const { tokens: ofRun = Number.POSITIVE_INFINITY } = scenario.budget;
    const { tokens: ofAgent = Number.POSITIVE_INFINITY } = agentOf(scenario, agentId)?.budget ?? {};
    const share = Math.floor((ofRun - this.run.tokens) / beside);
    return Math.max(0, Math.min(share, ofAgent - this.of(agentId).tokens));
  }

  private of(agentId: AgentId): Taken {
    const known = this.byAgent.get(agentId);
    if (known !== undefined) return known;
    const taken = { turns: 0, tokens: 0 };
    this.byAgent.set(agentId, taken);
    return taken;
  }
}

function usedUpOf(budget: { readonly turns?: number; readonly tokens?: number }, taken: Taken): UsedUp | null {
  if (taken.turns >= (budget.turns ?? Number.POSITIVE_INFINITY)) return { reason: 'turns-used-up' };
  if (taken.tokens >= (budget.tokens ?? Number.POSITIVE_INFINITY)) return { reason: 'tokens-used-up' };
  return null;
}
