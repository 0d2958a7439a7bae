import { expect, test } from 'vitest';
import { type EngineRequest, project, type RunLog } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { scriptedEngine } from '../engines/scripted';
import { fusion } from '../patterns';
import { addedScores, answerScores, conversation, learnedWeights } from '../projections';
import { rehearse } from './testing/rehearse';

const names = ['Ada', 'Bo', 'Cy', 'Di'];
const members = names.map((name) => agentExample(name));

/** Everybody votes as told: by the name of the voter. */
function voted(options: Readonly<Record<string, string | number | boolean>>, votes: Readonly<Record<string, string>>) {
  const agents = options.judge === undefined ? members : [...members, agentExample('Judy')];
  const scenario = scenarioExample([], {
    agents,
    pattern: { kind: 'fusion', options },
    budget: { turns: 60, tokensPerTurn: 64 },
  });
  const answer = ({ messages, constraint }: EngineRequest) => {
    if (constraint.type !== 'one-of') return 'An answer.';
    const voter = /You are (\w+)/.exec(messages[0]?.content ?? '')?.[1] ?? '';
    const wanted = votes[voter] ?? '';
    return constraint.texts.includes(wanted) ? wanted : (constraint.texts[0] ?? '');
  };
  return rehearse(scenario, { engine: scriptedEngine(answer), pattern: fusion });
}

const scoresIn = (log: RunLog) => Object.fromEntries(answerScores(project(conversation, log)));
/** Whose answer was chosen, round by round. */
const chosenIn = (log: RunLog) =>
  log.flatMap((fact) => {
    if (fact.type !== 'turn-started' || fact.task.type !== 'speak') return [];
    const name = /The answer of (\w+) was chosen/.exec(fact.task.brief ?? '')?.[1];
    return name === undefined ? [] : [name];
  });

test('a vote is a score for whoever is voted for', async () => {
  const log = await voted({ method: 'majority' }, { Ada: 'Bo', Bo: 'Ada', Cy: 'Bo', Di: 'Bo' });
  expect(scoresIn(log)).toEqual({ ada: 1, bo: 3, cy: 0, di: 0 });
});

test('of a ranking only the first place is a score', async () => {
  const log = await voted({ method: 'ranked' }, { Ada: 'Cy', Bo: 'Cy', Cy: 'Di', Di: 'Cy' });
  expect(scoresIn(log)).toEqual({ ada: 0, bo: 0, cy: 3, di: 1 });
});

test('a judge scores one answer a round', async () => {
  const log = await voted({ method: 'best', judge: 'judy', rounds: 3 }, { Judy: 'Di' });
  expect(scoresIn(log)).toEqual({ ada: 0, bo: 0, cy: 0, di: 3 });
});

test('weights follow the scores, silence nobody, and make little of little', () => {
  const weights = (scores: Readonly<Record<string, number>>) => [
    ...learnedWeights(new Map(members.map(({ id }) => [id, scores[id] ?? 0])), members).values(),
  ];
  expect(weights({})).toEqual([1, 1, 1, 1]);
  expect(weights({ bo: 1 })).toEqual([0.8, 1.6, 0.8, 0.8]);
  expect(weights({ ada: 1, bo: 3 })).toEqual([1, 2, 0.5, 0.5]);
  expect(weights({ bo: 396 })).toEqual([0.01, 3.97, 0.01, 0.01]);
});

test('scores of several runs add up', () => {
  const once = new Map(members.map(({ id }, place) => [id, place]));
  expect([...addedScores([once, once]).values()]).toEqual([0, 2, 4, 6]);
});

test('weights that are learned from round to round: whoever was found best is listened to most', async () => {
  const votes = { Ada: 'Bo', Bo: 'Di', Cy: 'Bo', Di: 'Bo' };
  const given = { method: 'weighted', rounds: 3, weights: 'Ada: 0.9' };
  expect(chosenIn(await voted(given, votes))).toEqual(['Bo', 'Bo', 'Bo']);
  // Three votes in the first round, so Bo's own vote weighs twice and that of those without one half.
  expect(chosenIn(await voted({ ...given, learn: true }, votes))).toEqual(['Bo', 'Di', 'Di']);
});
