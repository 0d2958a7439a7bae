import { builtInScenario } from './built-in-scenario';

export const debate = builtInScenario({
  id: 'debate',
  subject: 'debate',
  texts: {
    en: {
      title: 'Debate: should homework go?',
      description: 'An optimist and a skeptic argue about homework while a moderator keeps them to the point.',
      lookFor: 'Who answers whom? Follow the edges: every turn carries all the words that were in its prompt.',
      topic: 'homework in primary school',
    },
    zh: {
      title: '辩论：家庭作业该不该取消？',
      description: '乐观者和怀疑者为家庭作业争论，主持人把话题拉回来。',
      lookFor: '谁在回应谁？顺着连线看：每一轮的提示词里都有谁的话。',
      topic: '小学生的家庭作业',
    },
  },
  agents: [
    {
      id: 'moderator',
      player: 'model',
      en: { name: 'Iris', role: 'moderator', instructions: 'You lead the talk and give everybody a turn.' },
      zh: { name: '艾莉', role: '主持人', instructions: '你主持讨论，让每个人都有机会发言。' },
    },
    {
      id: 'optimist',
      player: 'model',
      en: { name: 'Maya', role: 'optimist', instructions: 'You love new ideas and look for the good side.' },
      zh: { name: '小雅', role: '乐观者', instructions: '你喜欢新主意，总看到好的一面。' },
    },
    {
      id: 'skeptic',
      player: 'model',
      en: { name: 'Leo', role: 'skeptic', instructions: 'You doubt everything and look for weak points.' },
      zh: { name: '李奥', role: '怀疑者', instructions: '你什么都怀疑，总要找出漏洞。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 12, tokensPerTurn: 64 },
  seed: 14,
});
