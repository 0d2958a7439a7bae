import type { Random } from '../base';
import { type Agent, type AgentId, type Pattern, type Scenario, type ScenarioProblem, say } from '../core';
import { agentIn, agentNamed, choiceIn, countIn, flagIn, pairsIn, tooFewAgents } from './options';
import { everybodyWithEverybody } from './topologies';

const ways = ['order', 'silent', 'least', 'random'] as const;

/**
 * Stated rules say who speaks, the first that applies. Over the round: somebody first, last, or every so many turns. Over
 * the state: somebody who has not spoken since a word first came up. Over the last message: whoever was named in it, or
 * answers to a word in it. Else the next in order, the one who was silent longest, who spoke least, or anybody.
 */
export const rules: Pattern = {
  kind: 'rules',
  words: {
    en: {
      name: 'Rules',
      description:
        'Stated rules over the last message, the round and what has come up say who speaks next; no model decides it.',
      lookFor: 'Say before each turn who will speak. The rules never surprise; what is said can.',
      fields: {
        first: 'Speaks first',
        last: 'Speaks last',
        once: 'Whoever has a say once a word has come up',
        every: 'Somebody speaks every … turns (0: never)',
        everyAgent: 'That is',
        named: 'Whoever was named in the last message speaks next',
        keywords: 'Whoever answers to a word',
        otherwise: 'Otherwise',
        turns: 'Turns (0: until they are used up)',
      },
      hints: {
        keywords: 'One on each line, the word and the agent: price: Bo',
        last: 'Where the turns are counted below.',
        once: 'One on each line: refund: Mara. From anybody, at any time; until that agent has spoken.',
      },
      choices: {
        otherwise: {
          order: 'the next in order',
          silent: 'who was silent longest',
          least: 'who spoke least often',
          random: 'anybody',
        },
      },
    },
    zh: {
      name: '规则',
      description: '由写明的规则决定谁发言，只看上一条消息、轮次和谈到过什么，不由模型决定。',
      lookFor: '每次发言前先猜是谁。规则从不出人意料，说的话却会。',
      fields: {
        first: '由谁最先发言',
        last: '由谁最后发言',
        once: '谈到某个词之后要发言的人',
        every: '每隔几次由一位固定的人发言（0 表示从不）',
        everyAgent: '这位是',
        named: '上一条消息点到谁，谁就发言',
        keywords: '听到某个词就发言的人',
        otherwise: '否则',
        turns: '发言次数（0 表示用完为止）',
      },
      hints: {
        keywords: '每行一个词和一个人，例如：价格：小波',
        last: '要在下面写明发言次数才有效。',
        once: '每行一个，例如：退款：马经理。不论谁在何时说过，直到这个人发言为止。',
      },
      choices: {
        otherwise: { order: '按顺序的下一位', silent: '沉默最久的人', least: '发言最少的人', random: '随便谁' },
      },
    },
  },
  fields: [
    { name: 'first', type: 'agent', initial: null, optional: true },
    { name: 'named', type: 'flag', initial: true },
    { name: 'keywords', type: 'text', initial: '' },
    { name: 'once', type: 'text', initial: '' },
    { name: 'every', type: 'count', initial: 0, from: 0, to: 20 },
    { name: 'everyAgent', type: 'agent', initial: null, optional: true },
    { name: 'otherwise', type: 'choice', initial: 'order', choices: ways },
    { name: 'turns', type: 'count', initial: 0, from: 0, to: 400, endless: true },
    { name: 'last', type: 'agent', initial: null, optional: true },
  ],
  sideBySide: false,
  keepsSecrets: false,
  problems: (scenario) => [
    ...tooFewAgents(scenario, 2),
    ...wordProblems(scenario, 'keywords'),
    ...wordProblems(scenario, 'once'),
    ...everyProblems(scenario),
  ],
  topology: everybodyWithEverybody,
  *flow({ scenario, random }) {
    const turns = countIn(scenario, 'turns', 0) || Number.POSITIVE_INFINITY;
    const state: State = { turn: 0, turns, last: null, lastTurns: new Map(), spoken: new Map(), cameUp: new Map() };
    for (; state.turn < turns; state.turn += 1) {
      const speaker = speakerBy(scenario, state, random);
      const text: string = yield* say(speaker.id);
      state.last = { speaker, text };
      state.lastTurns.set(speaker.id, state.turn);
      state.spoken.set(speaker.id, (state.spoken.get(speaker.id) ?? 0) + 1);
      for (const [word] of wordsIn(scenario, 'once'))
        if (!state.cameUp.has(word) && text.toLowerCase().includes(word)) state.cameUp.set(word, state.turn);
    }
  },
};

/** What the rules look at. */
type State = {
  turn: number;
  readonly turns: number;
  last: { readonly speaker: Agent; readonly text: string } | null;
  /** When each agent spoke last, and how often it did. */
  readonly lastTurns: Map<AgentId, number>;
  readonly spoken: Map<AgentId, number>;
  /** When each word first came up. */
  readonly cameUp: Map<string, number>;
};

function speakerBy(scenario: Scenario, state: State, random: () => Random): Agent {
  const { turn, turns, last, lastTurns, spoken } = state;
  const byRound = speakerByRound(scenario, turn, turns);
  if (byRound !== undefined) return byRound;
  const waiting = wordsIn(scenario, 'once').find(([word, agent]) => {
    const since = state.cameUp.get(word);
    return since !== undefined && agent.id !== last?.speaker.id && (lastTurns.get(agent.id) ?? -1) < since;
  });
  if (waiting !== undefined) return waiting[1];
  const others = last === null ? scenario.agents : scenario.agents.filter(({ id }) => id !== last.speaker.id);
  const called = last === null ? undefined : calledIn(scenario, last.text, others);
  if (called !== undefined) return called;
  const place = last === null ? -1 : scenario.agents.indexOf(last.speaker);
  const next = scenario.agents[(place + 1) % scenario.agents.length];
  if (next === undefined) throw new Error('There is nobody to speak.');
  const lowest = (figures: ReadonlyMap<AgentId, number>) =>
    others.reduce(
      (low, agent) => ((figures.get(agent.id) ?? -1) < (figures.get(low.id) ?? -1) ? agent : low),
      others[0] ?? next,
    );
  switch (choiceIn(scenario, 'otherwise', ways)) {
    case 'order':
      return next;
    case 'random':
      return random().pick(others);
    case 'silent':
      return lowest(lastTurns);
    case 'least':
      return lowest(spoken);
  }
}

function speakerByRound(scenario: Scenario, turn: number, turns: number): Agent | undefined {
  const every = countIn(scenario, 'every', 0);
  if (turn === 0 && agentIn(scenario, 'first') !== undefined) return agentIn(scenario, 'first');
  if (turn === turns - 1 && agentIn(scenario, 'last') !== undefined) return agentIn(scenario, 'last');
  return every > 0 && (turn + 1) % every === 0 ? agentIn(scenario, 'everyAgent') : undefined;
}

/** The words of an option, in small letters, each with the agent that it names. */
function wordsIn(scenario: Scenario, option: string): readonly (readonly [word: string, agent: Agent])[] {
  return pairsIn(scenario, option).flatMap((pair) => {
    const agent = pair === null ? undefined : agentNamed(scenario, pair[1]);
    return pair === null || agent === undefined ? [] : [[pair[0].toLowerCase(), agent] as const];
  });
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
  return wordsIn(scenario, 'keywords').find(
    ([word, agent]) => heard.includes(word) && others.some(({ id }) => id === agent.id),
  )?.[1];
}

function wordProblems(scenario: Scenario, option: string): readonly ScenarioProblem[] {
  const unclear = pairsIn(scenario, option).findIndex(
    (pair) => pair === null || agentNamed(scenario, pair[1]) === undefined,
  );
  return unclear === -1
    ? []
    : [{ path: `pattern.options.${option}`, code: 'line-unclear', details: { line: unclear + 1 } }];
}

function everyProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const needed = countIn(scenario, 'every', 0) > 0 && agentIn(scenario, 'everyAgent') === undefined;
  return needed ? [{ path: 'pattern.options.everyAgent', code: 'agent-unknown' }] : [];
}
