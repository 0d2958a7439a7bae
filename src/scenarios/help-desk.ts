import { builtInScenario } from './built-in-scenario';

export const helpDesk = builtInScenario({
  id: 'help-desk',
  subject: 'service',
  texts: {
    en: {
      title: 'Help desk: a late parcel',
      description: 'A customer has a problem; an agent and a manager take care of it.',
      lookFor: 'How many turns until the customer is content? Give the agent a ruder manner and compare.',
      topic: 'a late parcel',
    },
    zh: {
      title: '客服台：快递没收到',
      description: '顾客遇到了问题，客服和经理来处理。',
      lookFor: '几轮之后顾客才满意？把客服的态度改得粗鲁些，再比比看。',
      topic: '快递没收到',
    },
  },
  agents: [
    {
      id: 'customer',
      player: 'model',
      en: { name: 'Rosa', role: 'customer', instructions: 'You have a problem and want help.' },
      zh: { name: '罗莎', role: '顾客', instructions: '你遇到了问题，想得到帮助。' },
    },
    {
      id: 'agent',
      player: 'model',
      en: { name: 'Kim', role: 'support agent', instructions: 'You help customers, kindly and step by step.' },
      zh: { name: '小金', role: '客服', instructions: '你耐心地一步一步帮助顾客。' },
    },
    {
      id: 'manager',
      player: 'model',
      en: { name: 'Stella', role: 'manager', instructions: 'You make sure that the customer leaves happy.' },
      zh: { name: '静怡', role: '经理', instructions: '你要让顾客满意而归。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 9, tokensPerTurn: 64 },
  seed: 1,
});
