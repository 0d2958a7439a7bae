import { choose, type Pattern, say } from '../core';
import { agentIn, countIn, flagIn, leaderIn, leaderProblems, optionsOf } from './options';
import { questionWords } from './question-words';
import { star } from './topologies';

/**
 * One agent leads: before every turn the moderator names the next speaker, by a choice that cannot come out as anything
 * but one of the names. It can open the conversation and sum it up.
 */
export const moderator: Pattern = {
  kind: 'moderator',
  words: {
    en: {
      name: 'Moderator',
      description: 'One agent leads and names the next speaker each time.',
      lookFor: 'Does whoever was asked get the word? Is anybody left out?',
      fields: {
        moderator: 'Who leads',
        rounds: 'Turns given to others (0: until the turns are used up)',
        opens: 'Opens with a word of its own',
        closes: 'Sums up at the end',
        mayRepeat: 'May name the same speaker twice running',
      },
    },
    zh: {
      name: '主持人',
      description: '由一位主持，每次点名下一位发言者。',
      lookFor: '被问到的人有没有得到发言机会？有没有人被冷落？',
      fields: {
        moderator: '由谁主持',
        rounds: '点名次数（0 表示直到用完发言次数）',
        opens: '先说开场白',
        closes: '最后做总结',
        mayRepeat: '可以连续点同一位',
      },
    },
  },
  fields: [
    { name: 'moderator', type: 'agent', initial: null },
    { name: 'rounds', type: 'count', initial: 0, from: 0, to: 100, endless: true },
    { name: 'opens', type: 'flag', initial: true },
    { name: 'closes', type: 'flag', initial: true },
    { name: 'mayRepeat', type: 'flag', initial: false },
  ],
  sideBySide: false,
  keepsSecrets: false,
  problems: (scenario) => leaderProblems(scenario, 'moderator', 1),
  topology: (scenario) => star(agentIn(scenario, 'moderator')?.id, scenario),
  leader: (scenario) => agentIn(scenario, 'moderator')?.id,
  *flow({ scenario }) {
    const leader = leaderIn(scenario, 'moderator');
    const others = scenario.agents.filter(({ id }) => id !== leader);
    const rounds = countIn(scenario, 'rounds', 0) || Number.POSITIVE_INFINITY;
    const { nextSpeaker } = questionWords[scenario.language];
    if (flagIn(scenario, 'opens', true)) yield* say(leader);
    let last = '';
    for (let round = 0; round < rounds; round += 1) {
      const mayRepeat = flagIn(scenario, 'mayRepeat', false) || others.length === 1;
      const among = mayRepeat ? others : others.filter(({ id }) => id !== last);
      const speaker = among[yield* choose(leader, nextSpeaker, optionsOf(among))];
      if (speaker === undefined) continue;
      yield* say(speaker.id);
      last = speaker.id;
    }
    if (flagIn(scenario, 'closes', true)) yield* say(leader);
  },
};
