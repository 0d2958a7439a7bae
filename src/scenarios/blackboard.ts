import { actor, builtInScenario } from './built-in-scenario';

export const blackboard = builtInScenario({
  id: 'blackboard',
  subject: 'teamwork',
  texts: {
    en: {
      title: 'What do we know about dinosaurs?',
      description:
        'Experts write facts, questions and ideas on a shared board until nobody can add; a teacher reads it out.',
      lookFor: 'Who adds to what is there, and who writes past it? When does it run dry?',
      topic: 'dinosaurs',
    },
    zh: {
      title: '关于恐龙，我们知道什么？',
      description: '专家在共用黑板上写事实、问题和想法，直到没人能补充；最后老师来读。',
      lookFor: '谁接着黑板上的写，谁各写各的？什么时候写不下去？',
      topic: '恐龙',
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
    actor(
      'teacher',
      ['Mona', 'teacher', 'You explain simply and ask questions.'],
      ['莫老师', '老师', '你讲得简单，爱提问。'],
    ),
  ],
  pattern: { kind: 'blackboard', options: { rounds: 3, reader: 'teacher' } },
  budget: { turns: 24, tokensPerTurn: 64 },
  seed: 15,
});
