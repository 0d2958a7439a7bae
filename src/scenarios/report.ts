import { actor, builtInScenario } from './built-in-scenario';

export const report = builtInScenario({
  id: 'report',
  subject: 'teamwork',
  texts: {
    en: {
      title: 'A report on bees',
      description:
        'A coordinator splits the work, three experts do their parts at the same time, and one report comes of it.',
      lookFor: 'Does each part go to whoever knows? What did the report leave out?',
      topic: 'bees',
    },
    zh: {
      title: '一份蜜蜂报告',
      description: '协调者分解任务，三位专家同时完成，再合成一份报告。',
      lookFor: '每一部分交对人了吗？报告漏掉了什么？',
      topic: '蜜蜂',
    },
  },
  agents: [
    actor(
      'coordinator',
      ['Nadia', 'coordinator', 'You give out the tasks and bring the plan together.'],
      ['娜娜', '协调者', '你分配任务，把计划汇总起来。'],
    ),
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
  pattern: { kind: 'workers', options: { coordinator: 'coordinator', parts: 3, assign: 'choice' } },
  budget: { turns: 14, tokensPerTurn: 64 },
  seed: 8,
});
