import { type Pattern, say } from '../core';
import { countIn } from './options';
import { ring } from './topologies';

/** Everybody speaks in the order of the list, again and again, until the rounds are over or the budget is used up. */
export const roundRobin: Pattern = {
  kind: 'round-robin',
  words: {
    en: {
      name: 'Round robin',
      description: 'Everybody speaks in turn, in the order of the list.',
      lookFor: 'Does anybody answer what was said, or does each go on with their own?',
      fields: { rounds: 'Rounds (0: until the turns are used up)' },
    },
    zh: {
      name: '轮流发言',
      description: '按列表顺序，一个接一个地发言。',
      lookFor: '大家是在回应彼此，还是各说各的？',
      fields: { rounds: '轮数（0 表示直到用完发言次数）' },
    },
  },
  fields: [{ name: 'rounds', type: 'count', initial: 0, from: 0, to: 100, endless: true }],
  sideBySide: false,
  keepsSecrets: false,
  problems: () => [],
  topology: ring,
  *flow({ scenario }) {
    const rounds = countIn(scenario, 'rounds', 0) || Number.POSITIVE_INFINITY;
    if (scenario.agents.length === 0) return;
    for (let round = 0; round < rounds; round += 1) {
      for (const { id } of scenario.agents) yield* say(id);
    }
  },
};
