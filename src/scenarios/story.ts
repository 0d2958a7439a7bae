import { builtInScenario } from './built-in-scenario';

export const story = builtInScenario({
  id: 'story',
  subject: 'story',
  texts: {
    en: {
      title: 'A story told by three',
      description: 'Three storytellers go on with one tale, a sentence or two each.',
      lookFor: 'Each hears only what the others said. What happens to the hero when the teller changes?',
      topic: 'a small boat and a lantern',
    },
    zh: {
      title: '三个人讲一个故事',
      description: '三位讲故事的人接着讲同一个故事，每人一两句。',
      lookFor: '每个人只听到别人说过的话。换了讲述者，主角会怎样？',
      topic: '小船和灯笼',
    },
  },
  agents: [
    {
      id: 'first',
      player: 'model',
      en: { name: 'Ada', role: 'storyteller', instructions: 'You begin and set the scene.' },
      zh: { name: '阿达', role: '讲故事的人', instructions: '你负责开头，描写场景。' },
    },
    {
      id: 'second',
      player: 'model',
      en: { name: 'Bruno', role: 'storyteller', instructions: 'You love surprises.' },
      zh: { name: '布鲁', role: '讲故事的人', instructions: '你喜欢意外的情节。' },
    },
    {
      id: 'third',
      player: 'model',
      en: { name: 'Cleo', role: 'storyteller', instructions: 'You care for a happy end.' },
      zh: { name: '可可', role: '讲故事的人', instructions: '你想让故事有个好结局。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 9, tokensPerTurn: 64 },
  seed: 5,
});
