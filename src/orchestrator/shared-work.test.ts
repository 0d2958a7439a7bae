import { expect, test } from 'vitest';
import { type AgentId, type EngineRequest, type Pattern, project, type Scenario } from '../core';
import { scenarioExample } from '../core/testing/scenario-example';
import { scriptedEngine } from '../engines/scripted';
import { attention, blackboard, roundRobin } from '../patterns';
import { boardOf, conversation, sharedTextOf } from '../projections';
import { rehearse } from './testing/rehearse';

async function talk(pattern: Pattern, scenario: Partial<Scenario>, answers: readonly string[]) {
  let next = 0;
  const engine = scriptedEngine(({ constraint }: EngineRequest) =>
    constraint.type === 'none' ? 'Well.' : (answers[next++] ?? answers.at(-1) ?? ''),
  );
  const log = await rehearse(
    scenarioExample(['Ada', 'Bo'], { budget: { turns: 30, tokensPerTurn: 64 }, ...scenario }),
    { engine, pattern },
  );
  return { log, talk: project(conversation, log) };
}
const reading = {
  pattern: { kind: 'attention', options: { document: 'Cats sleep. Dogs bark. Birds sing.', rounds: 3 } },
  ends: { type: 'judge', agentId: 'bo' as AgentId, question: 'Is it over?', every: 4 },
} as const;

test('a text that is read together says who pointed at which sentence, and which one it is now', async () => {
  const { log, talk: whole } = await talk(attention, reading, ['Dogs bark.', 'Cats sleep.', 'no', 'Dogs bark.', 'no']);
  expect(sharedTextOf(whole)).toEqual([
    { text: 'Cats sleep.', pointedAt: [{ turnId: 'turn-4', agentId: 'bo' }], isNow: false },
    {
      text: 'Dogs bark.',
      pointedAt: [
        { turnId: 'turn-1', agentId: 'ada' },
        { turnId: 'turn-8', agentId: 'ada' },
      ],
      isNow: true,
    },
    { text: 'Birds sing.', pointedAt: [], isNow: false },
  ]);
  const asked = project(conversation, log.slice(0, 2));
  expect(sharedTextOf(asked)?.map(({ pointedAt, isNow }) => [pointedAt.length, isNow])).toEqual([
    [0, false],
    [0, false],
    [0, false],
  ]);
});

test('a board has the entries as the agents see them: in order, with their kinds, each once', async () => {
  const fact = '{"kind":"fact","entry":"Bees dance."}';
  const idea = '{"kind":"idea","entry":" Film them. "}';
  const answers = ['yes', 'yes', fact, idea, 'yes', 'yes', idea, fact, 'no', 'no'];
  const { talk: whole } = await talk(blackboard, { pattern: { kind: 'blackboard', options: { rounds: 9 } } }, answers);
  expect(boardOf(whole)).toEqual([
    { turnId: 'turn-3', agentId: 'ada', kind: 'fact', text: 'Bees dance.' },
    { turnId: 'turn-4', agentId: 'bo', kind: 'idea', text: 'Film them.' },
  ]);
});

test('where nothing is shared there is nothing to show', async () => {
  const { talk: plain } = await talk(roundRobin, { budget: { turns: 2, tokensPerTurn: 64 } }, ['Well.']);
  expect([sharedTextOf(plain), boardOf(plain)]).toEqual([null, null]);
});
