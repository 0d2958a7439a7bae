import { actor, builtInScenario } from './built-in-scenario';

export const deskWithRules = builtInScenario({
  id: 'desk-with-rules',
  subject: 'service',
  texts: {
    en: {
      title: 'A desk with rules',
      description: 'Who answers the customer is decided by stated rules, not by a model.',
      lookFor:
        'The manager speaks every fourth turn, whoever is named answers, else it goes in order. Foresee each speaker.',
      topic: 'a parcel that is late',
    },
    zh: {
      title: '按规则办事的客服台',
      description: '谁来回答顾客，由写明的规则决定，不由模型决定。',
      lookFor: '每四次由经理发言，点到谁谁答，否则按顺序。试着先猜下一位。',
      topic: '快递没收到',
    },
  },
  agents: [
    actor('customer', ['Rosa', 'customer', 'Your parcel is late.'], ['罗莎', '顾客', '你的快递没收到。']),
    actor('agent', ['Sam', 'support agent', 'You help politely.'], ['小山', '客服', '你有礼貌地帮忙。']),
    actor(
      'manager',
      ['Mara', 'manager', 'You decide what the house can give.'],
      ['马经理', '经理', '你决定能给什么补偿。'],
    ),
  ],
  pattern: { kind: 'rules', options: { named: true, every: 4, everyAgent: 'manager', otherwise: 'order', turns: 9 } },
  budget: { turns: 9, tokensPerTurn: 64 },
  seed: 7,
});
