import {
  type AgentId,
  type EndCondition,
  type Recorded,
  type Scenario,
  type SimpleCondition,
  simpleConditionsIn,
  type ToolId,
  tokensOf,
  withoutVisitors,
} from '../core';
import { type Conversation, memberOf, type Turn, turnById } from './conversation';
import { sameWords } from './repeats';

/** Watches for the end of a run. Whether a condition is met follows from the facts alone; each fact costs O(conditions). */
export class EndWatch {
  private turns = 0;
  private tokens = 0;
  private milliseconds = 0;
  private readonly textsHeard = new Set<EndCondition>();
  private readonly toolsUsed = new Set<ToolId>();
  private readonly judged = new Set<EndCondition>();
  private readonly lastWords = new Map<AgentId, string>();
  /** How often each agent has said the same. */
  private readonly said = new Map<string, number>();
  private mostOften = 0;

  /** Takes note of a fact; `seen` has it already. */
  apply(fact: Recorded, seen: Conversation): void {
    if (fact.type === 'turn-failed') {
      this.tokens += fact.took?.tokens ?? 0;
      this.milliseconds += fact.took?.milliseconds ?? 0;
    }
    if (fact.type !== 'turn-finished') return;
    const turn = turnById(seen, fact.turnId);
    if (turn === undefined) return;
    const { by } = fact;
    if (memberOf(seen, turn.agentId)?.player.type !== 'visitor') this.turns += 1;
    if (by.type === 'model') {
      this.tokens += tokensOf(by);
      this.milliseconds += by.usage.milliseconds + (by.besides?.milliseconds ?? 0);
    } else this.milliseconds += by.milliseconds;
    for (const condition of simpleConditionsIn(seen.scenario?.ends)) {
      if (condition.type === 'text' && contains(turn.text, condition.text)) this.textsHeard.add(condition);
      if (condition.type === 'judge' && isYesTo(condition, turn)) this.judged.add(condition);
    }
    for (const { tool, outcome } of turn.calls) if (outcome.type === 'result') this.toolsUsed.add(tool);
    if (turn.action !== null) return;
    this.lastWords.set(turn.agentId, turn.text);
    const words = sameWords(turn.agentId, turn.text);
    const times = (this.said.get(words) ?? 0) + 1;
    this.said.set(words, times);
    this.mostOften = Math.max(this.mostOften, times);
  }

  /** The condition that ends the run, one that is none of `any` and `all` where only one was needed; null while none does. */
  met({ scenario }: Conversation): EndCondition | null {
    return scenario?.ends === undefined ? null : this.metOf(scenario.ends, scenario);
  }

  private metOf(condition: EndCondition, scenario: Scenario): EndCondition | null {
    switch (condition.type) {
      case 'any':
        for (const part of condition.of) {
          const met = this.metOf(part, scenario);
          if (met !== null) return met;
        }
        return null;
      case 'all': {
        const met = condition.of.every((part) => this.metOf(part, scenario) !== null);
        return met && condition.of.length > 0 ? condition : null;
      }
      default:
        return this.isMet(condition, scenario) ? condition : null;
    }
  }

  private isMet(condition: SimpleCondition, scenario: Scenario): boolean {
    switch (condition.type) {
      case 'turns':
        return this.turns >= condition.count;
      case 'tokens':
        return this.tokens >= condition.count;
      case 'seconds':
        return this.milliseconds >= 1000 * condition.count;
      case 'text':
        return this.textsHeard.has(condition);
      case 'tool':
        return condition.tool === undefined ? this.toolsUsed.size > 0 : this.toolsUsed.has(condition.tool);
      case 'judge':
        return this.judged.has(condition);
      case 'agreement':
        return withoutVisitors(scenario).agents.every(({ id }) =>
          contains(this.lastWords.get(id) ?? '', condition.text),
        );
      case 'repeats':
        return this.mostOften >= condition.times;
    }
  }
}

/** Whether the judge was asked this question in a turn and said yes, the first option. */
function isYesTo({ agentId, question }: Extract<SimpleCondition, { type: 'judge' }>, turn: Turn): boolean {
  const { task, action } = turn;
  return (
    turn.agentId === agentId &&
    task.type === 'choose' &&
    task.question === question &&
    action?.type === 'choose' &&
    action.option === 0
  );
}

function contains(text: string, part: string): boolean {
  const wanted = part.trim().toLowerCase();
  return wanted !== '' && text.toLowerCase().includes(wanted);
}
