import { choose, type Pattern, say } from '../core';
import { countIn, flagIn, optionsOf, tooFewAgents } from './options';
import { questionWords } from './question-words';
import { everybodyWithEverybody } from './topologies';

/** Nobody leads: whoever has spoken hands over to whom they choose, until somebody hands over to nobody. */
export const peers: Pattern = {
  kind: 'peers',
  words: {
    en: {
      name: 'Peers',
      description: 'Nobody leads: whoever has spoken hands over to whom they choose.',
      lookFor: 'Who is handed the word, and who never is? Does the talk find its way to whoever knows?',
      fields: { turns: 'Turns (0: until they are used up)', mayEnd: 'May end by handing over to nobody' },
    },
    zh: {
      name: '对等',
      description: '没有人主持：说完的人自己选把话交给谁。',
      lookFor: '话交给了谁，谁从没得到？话题能不能找到懂行的人？',
      fields: { turns: '发言次数（0 表示用完为止）', mayEnd: '可以谁也不交，就此结束' },
    },
  },
  fields: [
    { name: 'turns', type: 'count', initial: 8, from: 0, to: 100, endless: true },
    { name: 'mayEnd', type: 'flag', initial: true },
  ],
  sideBySide: false,
  keepsSecrets: false,
  problems: (scenario) => tooFewAgents(scenario, 2),
  topology: everybodyWithEverybody,
  *flow({ scenario }) {
    const turns = countIn(scenario, 'turns', 8) || Number.POSITIVE_INFINITY;
    const { handOver, nobody } = questionWords[scenario.language];
    const mayEnd = flagIn(scenario, 'mayEnd', true);
    let [speaker] = scenario.agents;
    for (let turn = 1; speaker !== undefined; turn += 1) {
      const { id } = speaker;
      yield* say(id);
      if (turn >= turns) return;
      const others = scenario.agents.filter((agent) => agent.id !== id);
      // Everybody is heard before the talk can end.
      const options = [...optionsOf(others), ...(mayEnd && turn >= scenario.agents.length ? [{ text: nobody }] : [])];
      speaker = options.length === 1 ? others[0] : others[yield* choose(id, handOver, options)];
    }
  },
};
