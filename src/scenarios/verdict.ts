import { actor, builtInScenario } from './built-in-scenario';

export const verdict = builtInScenario({
  id: 'verdict',
  subject: 'debate',
  texts: {
    en: {
      title: 'Cats as pets: a verdict',
      description: 'Two sides make their case, answer each other and close; a judge decides.',
      lookFor: 'Did a side answer the other, or only repeat itself? Would you have decided the same?',
      topic: 'cats as pets',
    },
    zh: {
      title: '养猫好不好：请评委裁决',
      description: '双方立论、反驳、总结陈词，由评委裁决。',
      lookFor: '双方是在回应对方，还是各说各的？换作你会怎么判？',
      topic: '养猫',
    },
  },
  agents: [
    actor('for', ['Felix', 'speaker for', 'You argue for it.'], ['小福', '正方', '你为它辩护。']),
    actor('against', ['Greta', 'speaker against', 'You argue against it.'], ['小甘', '反方', '你反对它。']),
    actor(
      'judge',
      ['Judith', 'judge', 'You listen to both sides and judge fairly.'],
      ['裘德', '评委', '你听完双方，公正评判。'],
    ),
  ],
  pattern: { kind: 'debate', options: { judge: 'judge', rounds: 2, alone: false } },
  budget: { turns: 12, tokensPerTurn: 64 },
  seed: 2,
});
