import { actor, builtInScenario } from './built-in-scenario';

export const teamThatArgues = builtInScenario({
  id: 'team-that-argues',
  subject: 'teamwork',
  texts: {
    en: {
      title: 'Bees: a team that argues',
      description:
        'A coordinator hands out the work. One part goes to a team that debates it among themselves before its judge reports.',
      lookFor: 'What of the debate does the report keep? The coordinator never heard the rest of it.',
      topic: 'bees',
    },
    zh: {
      title: '蜜蜂：会争论的小组',
      description: '协调者分配任务，其中一部分交给一个小组：组内先辩论，再由评委汇报。',
      lookFor: '报告保留了辩论的哪些内容？其余的，协调者从没听到。',
      topic: '蜜蜂',
    },
  },
  agents: [
    actor(
      'coordinator',
      ['Nadia', 'coordinator', 'You give out the tasks and bring the plan together.'],
      ['娜娜', '协调者', '你分配任务，把计划汇总起来。'],
    ),
    actor(
      'biologist',
      ['Tom', 'biologist', 'You look at living things and health.'],
      ['小树', '生物学家', '你关注生命和健康。'],
    ),
    actor(
      'judge',
      ['Judith', 'judge', 'You listen to both sides and judge fairly.'],
      ['裘德', '评委', '你听完双方，公正评判。'],
    ),
    actor('for', ['Felix', 'speaker for', 'You argue for it.'], ['小福', '正方', '你为它辩护。']),
    actor('against', ['Greta', 'speaker against', 'You argue against it.'], ['小甘', '反方', '你反对它。']),
  ],
  pattern: { kind: 'workers', options: { coordinator: 'coordinator', parts: 2, assign: 'order' } },
  teams: [
    {
      leader: 'judge',
      members: ['for', 'against'],
      pattern: { kind: 'debate', options: { judge: 'judge', rounds: 1, alone: false } },
    },
  ],
  budget: { turns: 16, tokensPerTurn: 64 },
  seed: 3,
});
