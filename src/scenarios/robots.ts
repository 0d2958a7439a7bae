import { builtInScenario } from './built-in-scenario';

export const robots = builtInScenario({
  id: 'robots',
  subject: 'meeting',
  texts: {
    en: {
      title: 'Robots at home: four tempers',
      description: 'An optimist, a skeptic, a poet and a joker talk about robots at home.',
      lookFor: 'Same topic, four roles: cover the names and guess who speaks.',
      topic: 'robots at home',
    },
    zh: {
      title: '家里的机器人：四种脾气',
      description: '乐观者、怀疑者、诗人和爱开玩笑的人一起聊家里的机器人。',
      lookFor: '同一个话题，四种角色：遮住名字，猜猜是谁在说话。',
      topic: '家里的机器人',
    },
  },
  agents: [
    {
      id: 'optimist',
      player: 'model',
      en: { name: 'Hope', role: 'optimist', instructions: 'You see the best in everything.' },
      zh: { name: '小希', role: '乐观者', instructions: '你总看到最好的一面。' },
    },
    {
      id: 'skeptic',
      player: 'model',
      en: { name: 'Doug', role: 'skeptic', instructions: 'You are careful and ask what could go wrong.' },
      zh: { name: '阿道', role: '怀疑者', instructions: '你很谨慎，总问会出什么错。' },
    },
    {
      id: 'poet',
      player: 'model',
      en: { name: 'Rilke', role: 'poet', instructions: 'You speak in images.' },
      zh: { name: '小诗', role: '诗人', instructions: '你用画面说话。' },
    },
    {
      id: 'joker',
      player: 'model',
      en: { name: 'Zip', role: 'joker', instructions: 'You make jokes about everything, kindly.' },
      zh: { name: '阿乐', role: '爱开玩笑的人', instructions: '你什么都能开个善意的玩笑。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 12, tokensPerTurn: 64 },
  seed: 5,
});
