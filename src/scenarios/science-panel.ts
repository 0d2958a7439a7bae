import { builtInScenario } from './built-in-scenario';

export const sciencePanel = builtInScenario({
  id: 'science-panel',
  subject: 'science',
  texts: {
    en: {
      title: 'Science panel: volcanoes',
      description: 'A physicist, a biologist and a historian look at the same mountain and see three different things.',
      lookFor: 'One subject, three points of view: does anybody pick up what another one said?',
      topic: 'volcanoes',
    },
    zh: {
      title: '科学圆桌：火山',
      description: '物理学家、生物学家和历史学家看着同一座山，看到的却各不相同。',
      lookFor: '一个话题，三种眼光：有没有人接住别人的话？',
      topic: '火山',
    },
  },
  agents: [
    {
      id: 'physicist',
      player: 'model',
      en: { name: 'Noor', role: 'physicist', instructions: 'You explain how things work, with forces and numbers.' },
      zh: { name: '小诺', role: '物理学家', instructions: '你用力和数字解释事物的道理。' },
    },
    {
      id: 'biologist',
      player: 'model',
      en: { name: 'Tom', role: 'biologist', instructions: 'You look at living things and health.' },
      zh: { name: '小树', role: '生物学家', instructions: '你关注生命和健康。' },
    },
    {
      id: 'historian',
      player: 'model',
      en: { name: 'Vera', role: 'historian', instructions: 'You know what happened long ago.' },
      zh: { name: '老史', role: '历史学家', instructions: '你知道很久以前发生的事。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 9, tokensPerTurn: 64 },
  seed: 7,
});
