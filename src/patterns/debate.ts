import { choose, type Pattern, say, saying, together } from '../core';
import { agentIn, countIn, flagIn, optionsOf, tooFewAgents } from './options';
import { questionWords } from './question-words';
import { everybodyWithEverybody, star } from './topologies';

/** Two or more sides make their case, answer each other for some rounds, and have a last word; a judge may give a verdict. */
export const debate: Pattern = {
  kind: 'debate',
  words: {
    en: {
      name: 'Debate',
      description: 'The sides make their case, answer each other, and close; a judge gives a verdict.',
      lookFor: 'Does a side answer the other, or only repeat itself? Would you have judged the same?',
      fields: { judge: 'Who judges', rounds: 'Rounds of answers', alone: 'First words are written side by side' },
    },
    zh: {
      name: '辩论',
      description: '各方立论、互相反驳、总结陈词，由评委裁决。',
      lookFor: '双方是在回应对方，还是只重复自己？换作你会怎么判？',
      fields: { judge: '由谁评判', rounds: '反驳几轮', alone: '开篇立论同时写，互不知晓' },
    },
  },
  fields: [
    { name: 'judge', type: 'agent', initial: null, optional: true },
    { name: 'rounds', type: 'count', initial: 2, from: 0, to: 20 },
    { name: 'alone', type: 'flag', initial: false },
  ],
  sideBySide: true,
  keepsSecrets: false,
  problems: (scenario) => tooFewAgents(scenario, agentIn(scenario, 'judge') === undefined ? 2 : 3),
  topology: (scenario) => {
    const judge = agentIn(scenario, 'judge');
    const sides = scenario.agents.filter(({ id }) => id !== judge?.id);
    return [...everybodyWithEverybody({ ...scenario, agents: sides }), ...star(judge?.id, scenario)];
  },
  leader: (scenario) => agentIn(scenario, 'judge')?.id,
  *flow({ scenario }) {
    const judge = agentIn(scenario, 'judge');
    const sides = scenario.agents.filter(({ id }) => id !== judge?.id);
    const words = questionWords[scenario.language];
    const [answerOther, whoConvinced] =
      sides.length > 2 ? [words.answerOthers, words.whoConvincedMost] : [words.answerOther, words.whoConvinced];
    if (flagIn(scenario, 'alone', false)) yield* together(sides.map(({ id }) => saying(id, { brief: words.makeCase })));
    else for (const { id } of sides) yield* say(id, { brief: words.makeCase });
    for (let round = 0; round < countIn(scenario, 'rounds', 2); round += 1) {
      for (const { id } of sides) yield* say(id, { brief: answerOther });
    }
    for (const { id } of sides) yield* say(id, { brief: words.lastWord });
    if (judge === undefined) return;
    const winner = sides[yield* choose(judge.id, whoConvinced, optionsOf(sides))];
    if (winner !== undefined) yield* say(judge.id, { brief: words.sayWhy(winner.name) });
  },
};
