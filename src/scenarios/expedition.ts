import { actor, builtInScenario } from './built-in-scenario';

export const expedition = builtInScenario({
  id: 'expedition',
  subject: 'teamwork',
  texts: {
    en: {
      title: 'An expedition to the sea',
      description: 'Three levels: work is handed down in parts, and what is too hard is passed up.',
      lookFor: 'What is passed up, and how far? Does the leader still know what was found at the bottom?',
      topic: 'how to protect the sea',
    },
    zh: {
      title: '海洋考察队',
      description: '三个层级：任务逐级往下分，太难的往上交。',
      lookFor: '什么被往上交，交到哪一层？领队还知道底层的发现吗？',
      topic: '保护海洋',
    },
  },
  agents: [
    actor(
      'leader',
      ['Nadia', 'team leader', 'You give out the tasks and bring the plan together.'],
      ['娜娜', '领队', '你分配任务，把计划汇总起来。'],
    ),
    actor(
      'physicist',
      ['Noor', 'physicist', 'You explain how things work, with forces and numbers.'],
      ['小诺', '物理学家', '你用力和数字解释事物的道理。'],
    ),
    actor(
      'historian',
      ['Vera', 'historian', 'You know what happened long ago.'],
      ['老史', '历史学家', '你知道很久以前发生的事。'],
    ),
    actor(
      'engineer',
      ['Ivo', 'engineer', 'You explain how things work, with forces and numbers.'],
      ['小工', '工程师', '你用力和数字解释事物的道理。'],
    ),
    actor(
      'biologist',
      ['Tom', 'biologist', 'You look at living things and health.'],
      ['小树', '生物学家', '你关注生命和健康。'],
    ),
    actor('vet', ['Lena', 'vet', 'You look at living things and health.'], ['小丽', '动物学家', '你关注生命和健康。']),
    actor('poet', ['Rilke', 'poet', 'You speak in images.'], ['小诗', '诗人', '你用画面说话。']),
  ],
  pattern: { kind: 'hierarchy', options: { width: 2 } },
  budget: { turns: 24, tokensPerTurn: 64 },
  seed: 1,
});
