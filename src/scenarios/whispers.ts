import { actor, builtInScenario } from './built-in-scenario';

export const whispers = builtInScenario({
  id: 'whispers',
  subject: 'story',
  texts: {
    en: {
      title: 'Whispers: who knows what?',
      description: 'Everybody in turn chooses whom to speak to. Nobody else hears it, ever.',
      lookFor: 'Open a turn: its prompt holds only what was said to this agent. Who knows the most in the end?',
      topic: 'robots at home',
      options: { groups: 'the dreamers: Hope, Rilke, Zip' },
    },
    zh: {
      title: '悄悄话：谁知道什么？',
      description: '大家轮流选择对谁说，别人永远听不到。',
      lookFor: '打开一个回合：提示词里只有对它说过的话。最后谁知道得最多？',
      topic: '家里的机器人',
      options: { groups: '幻想小组：小希、小诗、阿乐' },
    },
  },
  agents: [
    actor(
      'optimist',
      ['Hope', 'optimist', 'You see the best in everything.'],
      ['小希', '乐观者', '你总看到最好的一面。'],
    ),
    actor(
      'skeptic',
      ['Doug', 'skeptic', 'You are careful and ask what could go wrong.'],
      ['阿道', '怀疑者', '你很谨慎，总问会出什么错。'],
    ),
    actor('poet', ['Rilke', 'poet', 'You speak in images.'], ['小诗', '诗人', '你用画面说话。']),
    actor(
      'joker',
      ['Zip', 'joker', 'You make jokes about everything, kindly.'],
      ['阿乐', '爱开玩笑的人', '你什么都能开个善意的玩笑。'],
    ),
  ],
  pattern: { kind: 'messages', options: { rounds: 3, aloud: true } },
  budget: { turns: 24, tokensPerTurn: 64 },
  seed: 12,
});
