import { expect, test } from 'vitest';
import { type EngineRequest, failure, type Pattern, project, type RunLog, type Scenario, turnIdOf } from '../core';
import { scenarioExample } from '../core/testing/scenario-example';
import { scriptedEngine } from '../engines/scripted';
import { roundRobin } from '../patterns';
import { conversation } from '../projections';
import { oldestToCut } from './long-prompts';
import { rehearse } from './testing/rehearse';

const contextTokens = 200;
const words = (count: number, word = 'word') => Array.from({ length: count }, () => word).join(' ');
const isSummary = ({ messages }: EngineRequest) => messages.at(-1)?.content.includes('Sum up') ?? false;

function scenarioOf(change: Partial<Scenario>): Scenario {
  return scenarioExample(['Maya', 'Leo', 'Iris'], { budget: { turns: 15, tokensPerTurn: 40 }, ...change });
}

/** Every turn says thirty words; what is asked for summaries is answered by `sumUp`. */
async function play(change: Partial<Scenario>, sumUp: Parameters<typeof scriptedEngine>[0] = ['Never.']) {
  const asked: EngineRequest[] = [];
  const summaries =
    typeof sumUp === 'function'
      ? sumUp
      : (_: EngineRequest, index: number) => sumUp[Math.min(index, sumUp.length - 1)] ?? '';
  let summed = 0;
  const engine = scriptedEngine(
    (request) => {
      asked.push(request);
      return isSummary(request) ? summaries(request, summed++) : words(30);
    },
    { contextTokens, beforeWord: () => Promise.resolve() },
  );
  const log = await rehearse(scenarioOf(change), { engine, pattern: roundRobin as Pattern });
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
  return { log, turns: project(conversation, log).turns, asked };
}

const promptWords = ({ messages }: EngineRequest) =>
  messages.reduce((sum, { content }) => sum + content.split(/\s+/).length, 0);
const newlyCut = (log: RunLog) => {
  const before = new Set<string>();
  return log.flatMap((fact) => {
    if (fact.type !== 'prompt-cut') return [];
    const fresh = fact.cut.filter((id) => !before.has(`${fact.turnId} ${id}`));
    for (const id of fact.cut) before.add(`${fact.turnId} ${id}`);
    return [fresh];
  });
};

test('a prompt that was cut fills about half of the context, so that the next ones have room', async () => {
  for (const view of ['private', 'shared'] as const) {
    const { log, asked, turns } = await play({ view });
    expect(newlyCut(log).length).toBeGreaterThan(2);
    const cutFirst = turns.find(({ cut }) => cut.length > 0);
    const request = asked[(cutFirst?.number ?? 0) - 1];
    if (request === undefined) throw new Error('Nothing was cut.');
    expect(promptWords(request)).toBeLessThanOrEqual(contextTokens / 2 + 35);
    expect(promptWords(request)).toBeGreaterThan(contextTokens / 4);
    expect(cutFirst?.perceived.at(-1)).toBe(turnIdOf((cutFirst?.number ?? 0) - 1));
  }
});

test('how much is cut is judged by the words of the turns themselves, not by the cues between them', () => {
  const turn = (number: number) => [
    { role: 'user', text: 'Maya, go.', source: { type: 'cue' } } as const,
    { role: 'assistant', text: 'x'.repeat(91), source: { type: 'turn', turnId: turnIdOf(number) } } as const,
  ];
  const parts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap(turn);
  const tooLong = (promptTokens: number) =>
    failure('engine/context-exceeded', '', { promptTokens, contextTokens: 100 });
  expect(oldestToCut(parts, tooLong(100))).toEqual([1, 2, 3, 4, 5].map(turnIdOf));
  expect(oldestToCut(parts, tooLong(10_000))).toHaveLength(9);
  expect(oldestToCut(parts, failure('engine/context-exceeded', ''))).toEqual([turnIdOf(1)]);
  expect(oldestToCut(parts.slice(0, 2), tooLong(10_000))).toEqual([]);
});

test('in the shared view a cut is everybody’s: the next prompt goes on from the one that was cut', async () => {
  const { turns, asked } = await play({ view: 'shared' });
  let cuts = 0;
  for (const [index, turn] of turns.entries()) {
    const before = turns[index - 1];
    if (before === undefined) continue;
    expect(turn.cut.slice(0, before.cut.length)).toEqual(before.cut);
    if (turn.cut.length > before.cut.length) {
      cuts += 1;
      continue;
    }
    const [one, next] = [asked[index - 1]?.messages ?? [], asked[index]?.messages ?? []];
    // Each too long prompt was asked for once more than there are turns; compare only where none was.
    if (cuts === 0) expect(next.slice(0, one.length)).toEqual(one);
  }
  expect(cuts).toBeGreaterThan(1);
});

test('a summary takes the place of what was cut, is carried on, and goes into the next summary', async () => {
  const { log, turns, asked } = await play(
    { longPrompts: 'summarise' },
    (_, index) => `In short, number ${index + 1}.`,
  );
  const first = log.find((fact) => fact.type === 'prompt-cut');
  expect(first).toMatchObject({ summary: 'In short, number 1.' });
  const later = turns.filter(({ cut }) => cut.length > 0);
  for (const { summary } of later) expect(summary).toMatch(/^In short, number \d+\.$/);

  const answered = asked.filter((request) => !isSummary(request)).slice(-3);
  for (const { messages } of answered) {
    expect(messages.find(({ role }) => role === 'user')?.content).toMatch(/^Earlier, in short: In short, number \d+\./);
  }
  const summaries = asked.filter(isSummary);
  expect(summaries.length).toBeGreaterThan(3);
  expect(summaries.some(({ messages }) => messages[0]?.content.startsWith('Earlier, in short: In short'))).toBe(true);
});

test('a summary that fails leaves a plain cut, and the run goes on', async () => {
  const broken = { type: 'fail', failure: failure('engine/garbled', 'Round and round.') } as const;
  const { log, turns } = await play({ longPrompts: 'summarise' }, () => broken);
  expect(log.some(({ type }) => type === 'turn-failed')).toBe(false);
  const cuts = log.flatMap((fact) => (fact.type === 'prompt-cut' ? [fact] : []));
  expect(cuts.length).toBeGreaterThan(2);
  for (const cut of cuts) expect(cut).not.toHaveProperty('summary');
  expect(turns.every(({ summary }) => summary === null)).toBe(true);
});

test('one message that is too long by itself is a failure, not an endless cut', async () => {
  const log = await rehearse(scenarioOf({ topic: words(300) }), {
    engine: scriptedEngine(() => words(30), { contextTokens, beforeWord: () => Promise.resolve() }),
    pattern: roundRobin as Pattern,
  });
  expect(log.at(-1)).toMatchObject({
    type: 'turn-failed',
    failure: { code: 'engine/context-exceeded' },
    next: 'give-up',
  });
});
