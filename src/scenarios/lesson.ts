import { builtInScenario } from './built-in-scenario';

export const lesson = builtInScenario({
  id: 'lesson',
  subject: 'teaching',
  texts: {
    en: {
      title: 'A lesson about bees',
      description: 'A teacher explains, a student keeps asking why.',
      lookFor: 'Is every question answered? Make yourself the student: set “played by” to a person.',
      topic: 'bees',
    },
    zh: {
      title: '一堂关于蜜蜂的课',
      description: '老师讲解，学生不停地问为什么。',
      lookFor: '每个问题都得到回答了吗？把学生改成由你来扮演试试。',
      topic: '蜜蜂',
    },
  },
  agents: [
    {
      id: 'student',
      player: 'model',
      en: { name: 'Sam', role: 'student', instructions: 'You ask simple questions and want to know why.' },
      zh: { name: '小萨', role: '学生', instructions: '你爱问简单的问题，总想知道为什么。' },
    },
    {
      id: 'teacher',
      player: 'model',
      en: { name: 'Clara', role: 'teacher', instructions: 'You explain things simply and kindly.' },
      zh: { name: '何苗', role: '老师', instructions: '你讲解得简单又亲切。' },
    },
  ],
  pattern: { kind: 'round-robin', options: {} },
  budget: { turns: 8, tokensPerTurn: 64 },
  seed: 2,
});
