import { builtInScenario } from './built-in-scenario';

export const trip = builtInScenario({
  id: 'trip',
  subject: 'planning',
  texts: {
    en: {
      title: 'Planning a weekend in Lisbon',
      description: 'A coordinator calls on a guide, a cook and a budget keeper, one at a time, and sums up.',
      lookFor: 'The dotted edges are choices: the coordinator can only answer with a name. Whom does it call, and why?',
      topic: 'a weekend in Lisbon',
    },
    zh: {
      title: '周末去成都怎么玩',
      description: '协调者依次请导游、厨师和管账人发言，最后做总结。',
      lookFor: '虚线是点名：协调者只能回答一个名字。它叫了谁，为什么？',
      topic: '周末去成都',
    },
  },
  agents: [
    {
      id: 'coordinator',
      player: 'model',
      en: { name: 'Nadia', role: 'coordinator', instructions: 'You give out the tasks and bring the plan together.' },
      zh: { name: '娜娜', role: '协调者', instructions: '你分配任务，把计划汇总起来。' },
    },
    {
      id: 'guide',
      player: 'model',
      en: { name: 'Gil', role: 'guide', instructions: 'You know the sights.' },
      zh: { name: '小吉', role: '导游', instructions: '你熟悉风景。' },
    },
    {
      id: 'cook',
      player: 'model',
      en: { name: 'Pia', role: 'cook', instructions: 'You know what to eat.' },
      zh: { name: '小琵', role: '厨师', instructions: '你知道吃什么。' },
    },
    {
      id: 'budget',
      player: 'model',
      en: { name: 'Bo', role: 'budget keeper', instructions: 'You watch the money.' },
      zh: { name: '阿宝', role: '管账人', instructions: '你看管钱袋。' },
    },
  ],
  pattern: {
    kind: 'moderator',
    options: { moderator: 'coordinator', rounds: 5, opens: true, closes: true, mayRepeat: false },
  },
  budget: { turns: 14, tokensPerTurn: 64 },
  seed: 2,
});
