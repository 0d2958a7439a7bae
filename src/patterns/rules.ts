import type { Random } from '../base';
import { type Agent, type AgentId, type Pattern, type Scenario, type ScenarioProblem, say } from '../core';
import { agentIn, agentNamed, choiceIn, countIn, flagIn, pairsIn, tooFewAgents } from './options';
import { everybodyWithEverybody } from './topologies';

/**
 * Stated rules say who speaks, the first that applies: somebody every so many turns, whoever was named in the last
 * message, whoever answers to a word in it, and else the next in order, the one who was silent longest, or anybody.
 */
export const rules: Pattern = {
  kind: 'rules',
  words: {
    en: {
      name: 'Rules',
      description: 'Stated rules over the last message and the round say who speaks next; no model decides it.',
      lookFor: 'Say before each turn who will speak. The rules never surprise; what is said can.',
      fields: {
        every: 'Somebody speaks every … turns (0: never)',
        everyAgent: 'That is',
        named: 'Whoever was named in the last message speaks next',
        keywords: 'Whoever answers to a word',
        otherwise: 'Otherwise',
        turns: 'Turns (0: until they are used up)',
      },
      hints: { keywords: 'One on each line, the word and the agent: price: Bo' },
      choices: { otherwise: { order: 'the next in order', silent: 'who was silent longest', random: 'anybody' } },
    },
    zh: {
      name: '规则',
      description: '由写明的规则决定谁发言，只看上一条消息和轮次，不由模型决定。',
      lookFor: '每次发言前先猜是谁。规则从不出人意料，说的话却会。',
      fields: {
        every: '每隔几次由一位固定的人发言（0 表示从不）',
        everyAgent: '这位是',
        named: '上一条消息点到谁，谁就发言',
        keywords: '听到某个词就发言的人',
        otherwise: '否则',
        turns: '发言次数（0 表示用完为止）',
      },
      hints: { keywords: '每行一个词和一个人，例如：价格：小波' },
      choices: { otherwise: { order: '按顺序的下一位', silent: '沉默最久的人', random: '随便谁' } },
    },
  },
  fields: [
    { name: 'named', type: 'flag', initial: true },
    { name: 'keywords', type: 'text', initial: '' },
    { name: 'every', type: 'count', initial: 0, from: 0, to: 20 },
    { name: 'everyAgent', type: 'agent', initial: null, optional: true },
    { name: 'otherwise', type: 'choice', initial: 'order', choices: ['order', 'silent', 'random'] },
    { name: 'turns', type: 'count', initial: 0, from: 0, to: 400, endless: true },
  ],
  sideBySide: false,
  keepsSecrets: false,
  problems: (scenario) => [...tooFewAgents(scenario, 2), ...keywordProblems(scenario), ...everyProblems(scenario)],
  topology: everybodyWithEverybody,
  *flow({ scenario, random }) {
    const turns = countIn(scenario, 'turns', 0) || Number.POSITIVE_INFINITY;
    const lastTurns = new Map<AgentId, number>();
    let last: Last | null = null;
    for (let turn = 0; turn < turns; turn += 1) {
      const speaker = speakerBy(scenario, turn, last, lastTurns, random);
      const text: string = yield* say(speaker.id);
      last = { speaker, text };
      lastTurns.set(speaker.id, turn);
    }
  },
};

type Last = { readonly speaker: Agent; readonly text: string };

function speakerBy(
  scenario: Scenario,
  turn: number,
  last: Last | null,
  lastTurns: ReadonlyMap<AgentId, number>,
  random: () => Random,
): Agent {
  const every = countIn(scenario, 'every', 0);
  const regular = agentIn(scenario, 'everyAgent');
  if (regular !== undefined && every > 0 && (turn + 1) % every === 0) return regular;
  const others = last === null ? scenario.agents : scenario.agents.filter(({ id }) => id !== last.speaker.id);
  const called = last === null ? undefined : calledIn(scenario, last.text, others);
  if (called !== undefined) return called;
  const place = last === null ? -1 : scenario.agents.indexOf(last.speaker);
  const next = scenario.agents[(place + 1) % scenario.agents.length];
  if (next === undefined) throw new Error('There is nobody to speak.');
  switch (choiceIn(scenario, 'otherwise', ['order', 'silent', 'random'])) {
    case 'order':
      return next;
    case 'random':
      return random().pick(others);
    case 'silent':
      return others.reduce(
        (longest, agent) => ((lastTurns.get(agent.id) ?? -1) < (lastTurns.get(longest.id) ?? -1) ? agent : longest),
        others[0] ?? next,
      );
  }
}

/** Whoever is named last in a text, or else answers to a word in it. */
function calledIn(scenario: Scenario, text: string, others: readonly Agent[]): Agent | undefined {
  const heard = text.toLowerCase();
  if (flagIn(scenario, 'named', true)) {
    const named = others
      .map((agent) => ({ agent, at: heard.lastIndexOf(agent.name.trim().toLowerCase()) }))
      .filter(({ at }) => at !== -1)
      .sort((one, other) => other.at - one.at)[0];
    if (named !== undefined) return named.agent;
  }
  const keyword = pairsIn(scenario, 'keywords').find(
    (pair) => pair !== null && heard.includes(pair[0].toLowerCase()) && others.some(({ name }) => same(name, pair[1])),
  );
  return keyword == null ? undefined : agentNamed(scenario, keyword[1]);
}

function keywordProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const unclear = pairsIn(scenario, 'keywords').findIndex(
    (pair) => pair === null || agentNamed(scenario, pair[1]) === undefined,
  );
  return unclear === -1
    ? []
    : [{ path: 'pattern.options.keywords', code: 'line-unclear', details: { line: unclear + 1 } }];
}

function everyProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const needed = countIn(scenario, 'every', 0) > 0 && agentIn(scenario, 'everyAgent') === undefined;
  return needed ? [{ path: 'pattern.options.everyAgent', code: 'agent-unknown' }] : [];
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
