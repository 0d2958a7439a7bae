import { actor, builtInScenario } from './built-in-scenario';

export const threeAnswers = builtInScenario({
  id: 'three-answers',
  subject: 'teamwork',
  texts: {
    en: {
      title: 'Three answers, one vote',
      description: 'Three experts answer alone at the same time, then vote for the best; the judge sums it up.',
      lookFor: 'Change how the answers are fused and run again: does another answer win?',
      topic: 'why volcanoes erupt',
    },
    zh: {
      title: '三个回答，投一票',
      description: '三位专家同时各自回答，再投票选最好的，由评委概括。',
      lookFor: '换一种融合方式再运行：赢的还是同一个回答吗？',
      topic: '火山为什么喷发',
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
      'judge',
      ['Judith', 'judge', 'You listen to both sides and judge fairly.'],
      ['裘德', '评委', '你听完双方，公正评判。'],
    ),
  ],
  pattern: { kind: 'fusion', options: { method: 'majority', rounds: 2, judge: 'judge' } },
  budget: { turns: 20, tokensPerTurn: 64 },
  seed: 7,
});
