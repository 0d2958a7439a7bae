import { type AgentId, isWanted, type Recorded, type TurnId } from '../core';

/** Which agents can be relied on, as the facts so far tell. O(1) a fact. */
export class Reliance {
  private readonly takers = new Map<TurnId, AgentId>();
  /** How often each agent could not take a turn, whatever was tried. */
  private readonly failures = new Map<AgentId, number>();
  private readonly unwell = new Set<AgentId>();

  apply(fact: Recorded): void {
    if (fact.type === 'turn-started') this.takers.set(fact.turnId, fact.agentId);
    if (fact.type !== 'turn-finished' && fact.type !== 'turn-failed') return;
    const taker = this.takers.get(fact.turnId);
    this.takers.delete(fact.turnId);
    if (taker === undefined) return;
    if (fact.type === 'turn-finished') this.unwell.delete(taker);
    else if ((fact.next === 'take-over' || fact.next === 'give-up') && !isWanted(fact.failure)) {
      this.failures.set(taker, (this.failures.get(taker) ?? 0) + 1);
      this.unwell.add(taker);
    }
  }

  /** It failed for good so often that it is asked for nothing any more, where others can take over. */
  isOut(agentId: AgentId): boolean {
    return (this.failures.get(agentId) ?? 0) >= failuresUntilOut;
  }

  /** It is in, and its last turn did not fail. */
  isWell(agentId: AgentId): boolean {
    return !this.isOut(agentId) && !this.unwell.has(agentId);
  }
}

const failuresUntilOut = 2;
