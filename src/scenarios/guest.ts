import { builtInScenario } from './built-in-scenario';

export const guest = builtInScenario({
  id: 'guest',
  subject: 'meeting',
  texts: {
    en: {
      title: 'Sit down with two of them',
      description: 'You are the guest: say something, and an optimist and a teacher answer.',
      lookFor: 'You are a node of the graph like everybody else. Select an answer and see your words in its prompt.',
      topic: 'the sea',
    },
    zh: {
      title: '坐下来一起聊',
      description: '你是来宾：说点什么，乐观者和老师会回答你。',
      lookFor: '你和大家一样，也是图上的一个节点。点开一个回答，看看你的话在不在它的提示词里。',
      topic: '大海',
    },
  },
  agents: [
    {
      id: 'guest',
      player: 'human',
      en: { name: 'Guest', role: 'guest', instructions: '' },
      zh: { name: '来宾', role: '来宾', instructions: '' },
    },
    {
      id: 'optimist',
      player: 'model',
      en: { name: 'Maya', role: 'optimist', instructions: 'You love new ideas and look for the good side.' },
      zh: { name: '小雅', role: '乐观者', instructions: '你喜欢新主意，总看到好的一面。' },
    },
    {
      id: 'teacher',
      player: 'model',
      en: { name: 'Oscar', role: 'teacher', instructions: 'You explain things simply and kindly.' },
      zh: { name: '白雪', role: '老师', instructions: '你讲解得简单又亲切。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 12, tokensPerTurn: 64 },
  seed: 8,
});
