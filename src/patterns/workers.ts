import { choose, type Pattern, say, saying, together } from '../core';
import { agentIn, choiceIn, countIn, leaderIn, leaderProblems, optionsOf } from './options';
import { splitBy, taskOf } from './parts';
import { questionWords } from './question-words';
import { star } from './topologies';
import { type Assignment, wavesOf } from './waves';

/**
 * The coordinator splits the work, gives each part to somebody, and brings together what the workers report. They work
 * side by side, and nobody but the coordinator hears them.
 */
export const workers: Pattern = {
  kind: 'workers',
  words: {
    en: {
      name: 'Coordinator and workers',
      description:
        'One splits the work and gives it out; the others work side by side and report; one brings it together.',
      lookFor: 'Does each part go to whoever can do it? What is lost when the parts come together?',
      fields: { coordinator: 'Who coordinates', parts: 'Parts', assign: 'Who gets which part' },
      choices: { assign: { choice: 'the coordinator decides', order: 'in the order of the list' } },
    },
    zh: {
      name: '协调者与工作者',
      description: '一位分解任务并分派，其余各位同时干活并汇报，最后合成一份。',
      lookFor: '每一部分是否交给了合适的人？合并时丢了什么？',
      fields: { coordinator: '由谁协调', parts: '分成几部分', assign: '如何分派' },
      choices: { assign: { choice: '由协调者决定', order: '按列表顺序' } },
    },
  },
  fields: [
    { name: 'coordinator', type: 'agent', initial: null },
    { name: 'parts', type: 'count', initial: 3, from: 1, to: 8 },
    { name: 'assign', type: 'choice', initial: 'choice', choices: ['choice', 'order'] },
  ],
  sideBySide: true,
  keepsSecrets: true,
  problems: (scenario) => leaderProblems(scenario, 'coordinator', 1),
  topology: (scenario) => star(agentIn(scenario, 'coordinator')?.id, scenario),
  leader: (scenario) => agentIn(scenario, 'coordinator')?.id,
  *flow({ scenario }) {
    const leader = leaderIn(scenario, 'coordinator');
    const crew = scenario.agents.filter(({ id }) => id !== leader);
    const words = questionWords[scenario.language];
    const decides = choiceIn(scenario, 'assign', ['choice', 'order']) === 'choice' && crew.length > 1;
    const parts = yield* splitBy(leader, countIn(scenario, 'parts', 3), scenario, taskOf(scenario.topic));
    const assignments: Assignment[] = [];
    for (const [index, task] of parts.entries()) {
      const place = decides ? yield* choose(leader, words.whoDoes(task), optionsOf(crew)) : index % crew.length;
      const worker = crew[place];
      if (worker !== undefined) assignments.push({ agentId: worker.id, task });
    }
    for (const wave of wavesOf(assignments)) {
      yield* together(
        wave.map(({ agentId, task }) => saying(agentId, { brief: words.yourPart(task), to: [leader], about: task })),
      );
    }
    yield* say(leader, { brief: words.bringTogether });
  },
};
