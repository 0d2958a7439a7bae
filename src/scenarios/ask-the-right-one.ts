import { actor, builtInScenario } from './built-in-scenario';

export const askTheRightOne = builtInScenario({
  id: 'ask-the-right-one',
  subject: 'science',
  texts: {
    en: {
      title: 'The deep sea: hand it over',
      description: 'Three experts without a leader: whoever has spoken hands over to whom they choose.',
      lookFor: 'Does a question find whoever can answer it? Is somebody never asked?',
      topic: 'the deep sea',
    },
    zh: {
      title: '深海：把话交给谁',
      description: '三位专家，没有主持：说完的人自己选下一位。',
      lookFor: '问题有没有找到能回答的人？有没有人从没被请到？',
      topic: '深海',
    },
  },
  agents: [
    actor(
      'physicist',
      ['Noor', 'physicist', 'You explain how things work, with forces and numbers.'],
      ['小诺', '物理学家', '你用力和数字解释事物的道理。'],
    ),
    actor(
      'biologist',
      ['Tom', 'biologist', 'You look at living things and health.'],
      ['小树', '生物学家', '你关注生命和健康。'],
    ),
    actor(
      'historian',
      ['Vera', 'historian', 'You know what happened long ago.'],
      ['老史', '历史学家', '你知道很久以前发生的事。'],
    ),
  ],
  pattern: { kind: 'peers', options: { turns: 8, mayEnd: true } },
  budget: { turns: 15, tokensPerTurn: 64 },
  seed: 2,
});
