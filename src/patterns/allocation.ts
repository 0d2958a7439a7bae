import {
  type Agent,
  answerIn,
  answering,
  choose,
  type Flow,
  type JsonSchema,
  type Pattern,
  type Scenario,
  say,
  saying,
  together,
} from '../core';
import { agentIn, choiceIn, leaderIn, leaderProblems, linesIn, optionsOf } from './options';
import { taskOf } from './parts';
import { questionWords } from './question-words';
import { star } from './topologies';
import { type Assignment, wavesOf } from './waves';

const methods = ['contract-net', 'central', 'rules'] as const;

/**
 * The same tasks, given to the same agents in one of three ways: negotiated as in the contract net (Smith 1980: announce,
 * bid, award, do, report), decided by the manager, or by a rule, in turn. Whoever has several does them one after another.
 */
export const allocation: Pattern = {
  kind: 'allocation',
  words: {
    en: {
      name: 'Task allocation',
      description:
        'Tasks are given out by bids (contract net), by the manager, or in turn; the same tasks, the same agents.',
      lookFor:
        'Run it in all three ways: how many messages, how many steps until all is done, how evenly is it spread?',
      fields: { manager: 'Who manages', method: 'How tasks are given out', tasks: 'Tasks' },
      hints: { tasks: 'One on each line. Without any, the topic is the task.' },
      choices: { method: { 'contract-net': 'contract net: bids', central: 'the manager decides', rules: 'in turn' } },
    },
    zh: {
      name: '任务分配',
      description: '任务靠投标（合同网）、由管理者决定或轮流分配；任务相同，人员相同。',
      lookFor: '三种方式各运行一次：用了多少消息，几步做完，分得匀不匀？',
      fields: { manager: '由谁管理', method: '如何分配', tasks: '任务' },
      hints: { tasks: '每行一项。不写则以话题为任务。' },
      choices: { method: { 'contract-net': '合同网：投标', central: '由管理者决定', rules: '轮流' } },
    },
  },
  fields: [
    { name: 'manager', type: 'agent', initial: null },
    { name: 'method', type: 'choice', initial: 'contract-net', choices: methods },
    { name: 'tasks', type: 'text', initial: '' },
  ],
  sideBySide: true,
  keepsSecrets: true,
  problems: (scenario) => leaderProblems(scenario, 'manager', 1),
  topology: (scenario) => star(agentIn(scenario, 'manager')?.id, scenario),
  leader: (scenario) => agentIn(scenario, 'manager')?.id,
  *flow({ scenario }) {
    const manager = leaderIn(scenario, 'manager');
    const crew = scenario.agents.filter(({ id }) => id !== manager);
    const words = questionWords[scenario.language];
    const listed = linesIn(scenario, 'tasks').map(taskOf);
    const tasks = listed.length > 0 ? listed : [taskOf(scenario.topic)];
    const assignments: Assignment[] = [];
    for (const [index, task] of tasks.entries()) {
      const doer = yield* doerOf(task, index, crew, assignments, scenario);
      if (doer !== undefined) assignments.push({ agentId: doer.id, task });
    }
    for (const wave of wavesOf(assignments)) {
      yield* together(
        wave.map(({ agentId, task }) => saying(agentId, { brief: words.yourPart(task), to: [manager], about: task })),
      );
    }
    yield* say(manager, { brief: words.bringTogether });
  },
};

function* doerOf(
  task: string,
  index: number,
  crew: readonly Agent[],
  earlier: readonly Assignment[],
  scenario: Scenario,
): Flow<Agent | undefined> {
  const words = questionWords[scenario.language];
  const manager = leaderIn(scenario, 'manager');
  switch (choiceIn(scenario, 'method', methods)) {
    case 'rules':
      return crew[index % crew.length];
    case 'central':
      return crew.length === 1 ? crew[0] : crew[yield* choose(manager, words.whoDoes(task), optionsOf(crew))];
    case 'contract-net': {
      yield* say(manager, { brief: words.announce(task) });
      const bids = yield* together(crew.map(({ id }) => answering(id, words.bid(task), bidSchema)));
      const load = (agent: Agent) => earlier.filter(({ agentId }) => agentId === agent.id).length;
      const offers = crew.map((agent, place) => ({ agent, bid: bidIn(answerIn(bids[place])), load: load(agent) }));
      const [best] = offers.sort((one, other) => other.bid - one.bid || one.load - other.load);
      if (best !== undefined) yield* say(manager, { brief: words.award(best.agent.name, task), to: [best.agent.id] });
      return best?.agent;
    }
  }
}

const bidSchema: JsonSchema = { type: 'object', properties: { bid: { type: 'integer' } } };

/** From 0 to 10; a bid beyond that is taken as the nearest. */
function bidIn(value: unknown): number {
  const bid = typeof value === 'object' && value !== null && 'bid' in value ? Number(value.bid) : 0;
  return Math.min(10, Math.max(0, Number.isFinite(bid) ? bid : 0));
}
