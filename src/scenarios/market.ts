import { builtInScenario } from './built-in-scenario';

export const market = builtInScenario({
  id: 'market',
  subject: 'market',
  texts: {
    en: {
      title: 'At the market',
      description: 'A buyer and a seller bargain over an old lamp.',
      lookFor: 'Watch the numbers move towards each other. Who gives in first?',
      topic: 'an old lamp',
    },
    zh: {
      title: '在集市上',
      description: '买家和卖家为一盏旧灯讨价还价。',
      lookFor: '看价格怎样一步步靠近。谁先让步？',
      topic: '一盏旧灯',
    },
  },
  agents: [
    {
      id: 'seller',
      player: 'model',
      en: { name: 'Omar', role: 'seller', instructions: 'You start at 80. Your limit is 50.' },
      zh: { name: '奥马', role: '卖家', instructions: '从80开始，底线是50。' },
    },
    {
      id: 'buyer',
      player: 'model',
      en: { name: 'Lena', role: 'buyer', instructions: 'You start at 40. You have 70 at most.' },
      zh: { name: '莉娜', role: '买家', instructions: '从40开始，你只有70。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 8, tokensPerTurn: 64 },
  seed: 4,
});
