import { ok } from '../base';
import type { Pattern, Scenario } from '../core';

type State = { readonly turnsFinished: number };

/** Everybody speaks in the order of the list, again and again, until the rounds are over or the budget is used up. */
export const roundRobin: Pattern<State> = {
  kind: 'round-robin',
  words: {
    en: {
      name: 'Round robin',
      description: 'Everybody speaks in turn, in the order of the list.',
      fields: { rounds: 'Rounds (0: until the turns are used up)' },
    },
    zh: {
      name: '轮流发言',
      description: '按列表顺序，一个接一个地发言。',
      fields: { rounds: '轮数（0 表示直到用完发言次数）' },
    },
  },
  fields: [{ name: 'rounds', type: 'count', initial: 0, from: 0, to: 100 }],
  problems: () => [],
  start: (scenario) => {
    const turns = roundsOf(scenario) * scenario.agents.length;
    return ok({
      name: 'round-robin',
      initial: { turnsFinished: 0 },
      apply: (state, event) => (event.type === 'turn-finished' ? { turnsFinished: state.turnsFinished + 1 } : state),
      decide: ({ turnsFinished }) => {
        const speaker = scenario.agents[turnsFinished % scenario.agents.length];
        if (speaker === undefined || (turns > 0 && turnsFinished >= turns)) return { type: 'finish' };
        return { type: 'take-turns', turns: [{ agentId: speaker.id, task: { type: 'speak' } }] };
      },
    });
  },
};

function roundsOf(scenario: Scenario): number {
  const { rounds } = scenario.pattern.options;
  return typeof rounds === 'number' ? rounds : 0;
}
