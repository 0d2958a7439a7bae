import { builtInScenario } from './built-in-scenario';

export const catsOrDogs = builtInScenario({
  id: 'cats-or-dogs',
  subject: 'debate',
  texts: {
    en: {
      title: 'Cats or dogs? A judge decides',
      description: 'One speaks for cats, one against, and a judge listens and rules.',
      lookFor: 'Does the verdict follow from what was said? Rename the judge, fork before the verdict, and see.',
      topic: 'cats as pets',
    },
    zh: {
      title: '养猫好不好？由裁判来定',
      description: '一人赞成养猫，一人反对，裁判听完再裁决。',
      lookFor: '裁决和前面说的话对得上吗？在裁决之前分叉，再试一次。',
      topic: '养猫',
    },
  },
  agents: [
    {
      id: 'for',
      player: 'model',
      en: { name: 'Flora', role: 'enthusiast', instructions: 'You speak for it, with warmth.' },
      zh: { name: '小芙', role: '正方', instructions: '你赞成，并为它辩护。' },
    },
    {
      id: 'against',
      player: 'model',
      en: { name: 'Max', role: 'critic', instructions: 'You are careful and ask what could go wrong.' },
      zh: { name: '马克', role: '反方', instructions: '你反对，并说明理由。' },
    },
    {
      id: 'judge',
      player: 'model',
      en: { name: 'Amara', role: 'judge', instructions: 'You listen to both sides and then decide.' },
      zh: { name: '吴桐', role: '裁判', instructions: '你听完双方再做决定。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 9, tokensPerTurn: 64 },
  seed: 4,
});
