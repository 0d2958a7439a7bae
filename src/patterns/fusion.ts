import {
  type Agent,
  choose,
  type Flow,
  type Pattern,
  type Scenario,
  type ScenarioProblem,
  say,
  saying,
  together,
} from '../core';
import { learnedWeights } from '../projections';
import { type Ballot, counted, rank, vote, winnerOf } from './ballots';
import { agentIn, agentNamed, choiceIn, countIn, flagIn, optionsOf, pairsIn, tooFewAgents } from './options';
import { questionWords } from './question-words';
import { everybodyWithEverybody, star } from './topologies';

const methods = ['majority', 'weighted', 'ranked', 'best', 'synthesis'] as const;

/** Several answer alone, side by side; then one answer is made of theirs, by a vote or by a judge. */
export const fusion: Pattern = {
  kind: 'fusion',
  words: {
    en: {
      name: 'Fan-out and fusion',
      description: 'Several answer alone; a vote, a judge or a synthesis makes one answer of theirs.',
      lookFor:
        'Change the way of fusing and run again: does the outcome change? Is the fused answer better than the best one?',
      fields: {
        method: 'How the answers are fused',
        judge: 'Who judges or puts together',
        rounds: 'Rounds',
        weights: 'Weights',
        learn: 'Weights are learned from round to round',
      },
      hints: {
        weights:
          'For the weighted vote; one on each line: Ada: 2. Whoever is not named weighs 1. The metrics of a run can write them here.',
      },
      choices: {
        method: {
          majority: 'majority vote',
          weighted: 'weighted vote',
          ranked: 'ranked choice (Borda)',
          best: 'a judge picks the best',
          synthesis: 'one answer is put together',
        },
      },
    },
    zh: {
      name: '分头回答再融合',
      description: '几位各自回答，再由投票、评委或综合得出一个答案。',
      lookFor: '换一种融合方式再运行：结果变了吗？融合后的答案比最好的那个更好吗？',
      fields: {
        method: '如何融合',
        judge: '由谁评选或综合',
        rounds: '轮数',
        weights: '权重',
        learn: '权重逐轮学习',
      },
      hints: { weights: '用于加权投票；每行一个：小艾：2。没写的权重为 1。运行后可从统计里填入。' },
      choices: {
        method: {
          majority: '多数票',
          weighted: '加权投票',
          ranked: '排序投票（波达计数）',
          best: '评委选最好的',
          synthesis: '综合成一个',
        },
      },
    },
  },
  fields: [
    { name: 'method', type: 'choice', initial: 'majority', choices: methods },
    { name: 'judge', type: 'agent', initial: null, optional: true },
    { name: 'weights', type: 'text', initial: '' },
    { name: 'learn', type: 'flag', initial: false },
    { name: 'rounds', type: 'count', initial: 1, from: 1, to: 10 },
  ],
  sideBySide: true,
  keepsSecrets: false,
  problems: (scenario) => [
    ...tooFewAgents(scenario, agentIn(scenario, 'judge') === undefined ? 2 : 3),
    ...judgeProblems(scenario),
    ...weightProblems(scenario),
  ],
  topology: (scenario) => {
    const judge = agentIn(scenario, 'judge');
    return judge === undefined ? everybodyWithEverybody(scenario) : star(judge.id, scenario);
  },
  leader: (scenario) => agentIn(scenario, 'judge')?.id,
  *flow({ scenario }) {
    const judge = agentIn(scenario, 'judge');
    const members = scenario.agents.filter(({ id }) => id !== judge?.id);
    const words = questionWords[scenario.language];
    const ballots: Ballot[] = [];
    for (let round = 0; round < countIn(scenario, 'rounds', 1); round += 1) {
      yield* together(members.map(({ id }) => saying(id)));
      if (choiceIn(scenario, 'method', methods) === 'synthesis') {
        if (judge !== undefined) yield* say(judge.id, { brief: words.putTogether });
        continue;
      }
      const winner = yield* chosenOf(members, judge, scenario, ballots);
      if (winner !== undefined) yield* say(judge?.id ?? winner.id, { brief: words.chosenAnswer(winner.name) });
    }
  },
};

/** Whose answer is chosen. `earlier`: the votes of the rounds before, to which those of this one are added. */
function* chosenOf(
  members: readonly Agent[],
  judge: Agent | undefined,
  scenario: Scenario,
  earlier: Ballot[],
): Flow<Agent | undefined> {
  const { bestAnswer } = questionWords[scenario.language];
  switch (choiceIn(scenario, 'method', methods)) {
    case 'best':
      return judge === undefined ? undefined : members[yield* choose(judge.id, bestAnswer, optionsOf(members))];
    case 'ranked':
      return winnerOf(yield* rank(bestAnswer, members, members), members);
    case 'weighted': {
      const given = weightsIn(scenario);
      const learned = flagIn(scenario, 'learn', false) ? learnedWeights(counted(earlier), members) : null;
      const ballots = yield* vote(bestAnswer, members, members);
      earlier.push(...ballots);
      return winnerOf(
        counted(ballots, ({ id }) => (given.get(id) ?? 1) * (learned?.get(id) ?? 1)),
        members,
      );
    }
    default:
      return winnerOf(counted(yield* vote(bestAnswer, members, members)), members);
  }
}

function weightsIn(scenario: Scenario) {
  return new Map(
    pairsIn(scenario, 'weights').flatMap((pair) => {
      const agent = pair === null ? undefined : agentNamed(scenario, pair[0]);
      return pair === null || agent === undefined ? [] : [[agent.id, Number(pair[1])] as const];
    }),
  );
}

function judgeProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const needed = ['best', 'synthesis'].includes(choiceIn(scenario, 'method', methods));
  return needed && agentIn(scenario, 'judge') === undefined
    ? [{ path: 'pattern.options.judge', code: 'agent-unknown' }]
    : [];
}

function weightProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const unclear = pairsIn(scenario, 'weights').findIndex(
    (pair) => pair === null || agentNamed(scenario, pair[0]) === undefined || !(Number(pair[1]) >= 0),
  );
  return unclear === -1
    ? []
    : [{ path: 'pattern.options.weights', code: 'line-unclear', details: { line: unclear + 1 } }];
}
