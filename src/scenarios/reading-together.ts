import { actor, builtInScenario } from './built-in-scenario';

export const readingTogether = builtInScenario({
  id: 'reading-together',
  subject: 'teaching',
  texts: {
    en: {
      title: 'Reading together: volcanoes',
      description: 'One points at a sentence of a shared text; the others see it and answer about that very sentence.',
      lookFor: 'Do the answers stay with the sentence that is pointed at?',
      topic: 'volcanoes',
      options: {
        document:
          'Bubbles in the magma burst out like a shaken bottle of soda. Magma is about a thousand degrees hot. In the year 79 ash buried Pompeii. Volcanic ash makes rich soil. Moss comes first to the cold stone.',
      },
    },
    zh: {
      title: '一起读：火山',
      description: '一位指着共读文字里的一句，其他人看得见，就那一句回应。',
      lookFor: '回应有没有紧扣所指的那一句？',
      topic: '火山',
      options: {
        document:
          '岩浆里的气泡像摇过的汽水，一下冲出来。岩浆有一千度上下。公元79年，火山灰埋了庞贝。火山灰是肥土。冷下来的石头上，最先来的是苔藓。',
      },
    },
  },
  agents: [
    actor(
      'teacher',
      ['Mona', 'teacher', 'You explain simply and ask questions.'],
      ['莫老师', '老师', '你讲得简单，爱提问。'],
    ),
    actor('student', ['Finn', 'student', 'You are curious and ask why.'], ['小凡', '学生', '你很好奇，爱问为什么。']),
    actor(
      'historian',
      ['Vera', 'historian', 'You know what happened long ago.'],
      ['老史', '历史学家', '你知道很久以前发生的事。'],
    ),
  ],
  pattern: { kind: 'attention', options: { rounds: 3 } },
  budget: { turns: 12, tokensPerTurn: 64 },
  seed: 4,
});
