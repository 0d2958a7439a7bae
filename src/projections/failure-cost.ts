import { type AgentId, agentOf, isWanted, type Projection, type Scenario, type TurnId } from '../core';

/** What the failures of a run cost. What a person stopped is none. */
export type FailureCost = {
  /** Attempts that failed. */
  readonly attempts: number;
  /** Turns finished at a later attempt by the agent whose turn it was, with its first model. */
  readonly triedAgain: number;
  /** Turns finished by an agent's second model. */
  readonly bySecondModel: number;
  /** Turns finished by another agent than the one whose turn it was. */
  readonly takenOver: number;
  /** Time and tokens of the failed attempts, as far as they were measured. */
  readonly milliseconds: number;
  readonly tokens: number;
  /** Of what was said in them and dropped. */
  readonly characters: number;
  readonly scenario: Scenario | null;
  /** Who takes each open turn. */
  readonly open: ReadonlyMap<TurnId, { readonly agentId: AgentId; readonly instead: boolean }>;
  /** The turns in which an attempt failed. */
  readonly failed: ReadonlySet<TurnId>;
};

export const failureCost: Projection<FailureCost> = {
  name: 'failure-cost',
  initial: {
    attempts: 0,
    triedAgain: 0,
    bySecondModel: 0,
    takenOver: 0,
    milliseconds: 0,
    tokens: 0,
    characters: 0,
    scenario: null,
    open: new Map(),
    failed: new Set(),
  },
  apply: (cost, event) => {
    switch (event.type) {
      case 'run-started':
      case 'scenario-changed':
        return { ...cost, scenario: event.scenario };
      case 'turn-started': {
        const { turnId, agentId, insteadOf } = event;
        return { ...cost, open: new Map(cost.open).set(turnId, { agentId, instead: insteadOf !== undefined }) };
      }
      case 'turn-finished': {
        const taker = cost.open.get(event.turnId);
        const player = taker && cost.scenario ? agentOf(cost.scenario, taker.agentId)?.player : undefined;
        const second = event.by.type === 'model' && player?.type === 'model' && event.by.modelId !== player.modelId;
        const instead = taker?.instead ?? false;
        return {
          ...cost,
          open: without(cost.open, event.turnId),
          takenOver: cost.takenOver + (instead ? 1 : 0),
          bySecondModel: cost.bySecondModel + (second ? 1 : 0),
          triedAgain: cost.triedAgain + (!instead && !second && cost.failed.has(event.turnId) ? 1 : 0),
        };
      }
      case 'turn-failed': {
        const open = without(cost.open, event.turnId);
        if (isWanted(event.failure)) return { ...cost, open };
        return {
          ...cost,
          open,
          failed: new Set(cost.failed).add(event.turnId),
          attempts: cost.attempts + 1,
          milliseconds: cost.milliseconds + (event.took?.milliseconds ?? 0),
          tokens: cost.tokens + (event.took?.tokens ?? 0),
          characters: cost.characters + event.partialText.length,
        };
      }
      default:
        return cost;
    }
  },
};

function without(open: FailureCost['open'], turnId: TurnId): FailureCost['open'] {
  const others = new Map(open);
  others.delete(turnId);
  return others;
}
