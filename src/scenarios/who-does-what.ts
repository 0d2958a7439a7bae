import { actor, builtInScenario } from './built-in-scenario';

export const whoDoesWhat = builtInScenario({
  id: 'who-does-what',
  subject: 'planning',
  texts: {
    en: {
      title: 'Who does what in Rome?',
      description: 'Tasks for a trip are announced, bid for, awarded, done and reported: a contract net.',
      lookFor: 'Run it with bids, by decision and in turn: messages, steps, and how evenly the work is spread.',
      topic: 'three days in Rome',
      options: { tasks: 'find the sights\nfind good food\nkeep the costs low' },
    },
    zh: {
      title: '北京之行，谁做什么？',
      description: '出行任务依次宣布、投标、中标、完成、汇报：这就是合同网。',
      lookFor: '投标、指派、轮流各运行一次：消息数、步数、分得匀不匀。',
      topic: '北京三日游',
      options: { tasks: '找好看的景点\n找好吃的\n控制花费' },
    },
  },
  agents: [
    actor(
      'coordinator',
      ['Nadia', 'coordinator', 'You give out the tasks and bring the plan together.'],
      ['娜娜', '协调者', '你分配任务，把计划汇总起来。'],
    ),
    actor('guide', ['Gil', 'guide', 'You know the sights.'], ['小吉', '导游', '你熟悉风景。']),
    actor('cook', ['Pia', 'cook', 'You know what to eat.'], ['小琵', '厨师', '你知道吃什么。']),
    actor('budget', ['Bo', 'budget keeper', 'You watch the money.'], ['阿宝', '管账人', '你看管钱袋。']),
  ],
  pattern: { kind: 'allocation', options: { manager: 'coordinator', method: 'contract-net' } },
  budget: { turns: 30, tokensPerTurn: 64 },
  seed: 10,
});
