import { builtInScenario } from './built-in-scenario';

export const sums = builtInScenario({
  id: 'sums',
  subject: 'teaching',
  texts: {
    en: {
      title: 'Sums with a calculator',
      description:
        'You ask for sums. The cashier may use a calculator before answering, and the run shows every use of it.',
      lookFor: 'Select a turn and see what was asked of the calculator. Switch the tool off, ask again, and compare.',
      topic: 'sums',
    },
    zh: {
      title: '用计算器算数',
      description: '你来出算术题。收银员回答之前可以用计算器，每次使用都看得到。',
      lookFor: '选中一次发言，看它问了计算器什么。关掉这个工具再问一次，比一比。',
      topic: '算术',
    },
  },
  agents: [
    {
      id: 'guest',
      player: 'human',
      en: { name: 'Guest', role: 'guest', instructions: '' },
      zh: { name: '来宾', role: '来宾', instructions: '' },
    },
    {
      id: 'cashier',
      player: 'model',
      tools: ['calculator'],
      en: { name: 'Nora', role: 'cashier', instructions: 'You work out sums.' },
      zh: { name: '小诺', role: '收银员', instructions: '你会算术。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 8, tokensPerTurn: 64 },
  seed: 21,
});
