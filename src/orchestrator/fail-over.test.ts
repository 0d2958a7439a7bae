import { expect, test } from 'vitest';
import { type FailureCode, failure, type Pattern, project, type RunLog, type Scenario } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { type ScriptedAnswer, scriptedEngine } from '../engines/scripted';
import { roundRobin } from '../patterns';
import { conversation } from '../projections';
import { rehearse } from './testing/rehearse';

const broken = (code: FailureCode = 'engine/worker-dead'): ScriptedAnswer => ({
  type: 'fail',
  failure: failure(code, 'Broken.'),
  after: 'I was',
});
const maya = agentExample('Maya', {
  player: { type: 'model', modelId: 'first/script', secondModelId: 'second/script', temperature: 0 },
});
const leo = agentExample('Leo', { player: { type: 'model', modelId: 'steady/script', temperature: 0 } });
/** Maya has a second model, Leo has none. */
const scenario = scenarioExample([], { agents: [maya, leo], budget: { turns: 6, tokensPerTurn: 64 } });

type Answers = Parameters<typeof scriptedEngine>[0];

/** The models by the first part of their ids; what is not named is not served. */
function play(
  models: Readonly<Record<string, Answers>>,
  rest: { earlier?: RunLog; signal?: AbortSignal; on?: Scenario } = {},
) {
  const engines = new Map(
    Object.entries(models).map(([kind, answers]) => [
      kind,
      scriptedEngine(answers, { kind, beforeWord: () => Promise.resolve() }),
    ]),
  );
  return rehearse(rest.on ?? scenario, {
    engine: (modelId) => engines.get(modelId.split('/')[0] ?? '') ?? null,
    pattern: roundRobin as Pattern,
    earlier: rest.earlier,
    signal: rest.signal,
  });
}

const failures = (log: RunLog) =>
  log.flatMap((fact) => (fact.type === 'turn-failed' ? [[fact.turnId, fact.failure.code, fact.next]] : []));
const makers = (log: RunLog) =>
  log.flatMap((fact) =>
    fact.type === 'turn-finished' && fact.by.type === 'model' ? [fact.by.modelId.split('/')[0]] : [],
  );

test('a turn that fails twice is taken by the second model, which keeps the agent’s later turns, and the log says so', async () => {
  const log = await play({ first: ['One.', broken(), broken(), 'Back.'], steady: ['Yes.'], second: ['Instead.'] });
  expect(failures(log)).toEqual([
    ['turn-3', 'engine/worker-dead', 'retry'],
    ['turn-3', 'engine/worker-dead', 'second-model'],
  ]);
  expect(makers(log)).toEqual(['first', 'steady', 'second', 'steady', 'second', 'steady']);
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
  const { turns } = project(conversation, log);
  expect(turns.map(({ byStandIn }) => byStandIn)).toEqual([false, false, true, false, true, false]);
  expect(turns.map(({ text }) => text)).not.toContain('I was');
});

test('a second try that works needs no second model', async () => {
  const log = await play({ first: ['One.', broken(), 'Two.'], steady: ['Yes.'], second: ['Never.'] });
  expect(failures(log)).toEqual([['turn-3', 'engine/worker-dead', 'retry']]);
  expect(makers(log)).not.toContain('second');
});

test('what a second try cannot mend, an unknown model among it, fails over at once', async () => {
  const unserved = await play({ steady: ['Yes.'], second: ['Instead.'] });
  expect(failures(unserved)).toEqual([['turn-1', 'engine/model-unknown', 'second-model']]);
  expect(unserved.at(-1)).toMatchObject({ type: 'run-finished' });
  for (const code of ['engine/model-corrupt', 'engine/offline', 'engine/out-of-memory'] as const) {
    const log = await play({ first: [broken(code)], steady: ['Yes.'], second: ['Instead.'] });
    expect(failures(log)).toEqual([['turn-1', code, 'second-model']]);
  }
});

test('a second model that fails too is tried again once, and then the turn is given up', async () => {
  const log = await play({ first: [broken()], steady: ['Yes.'], second: [broken('engine/garbled')] });
  expect(failures(log)).toEqual([
    ['turn-1', 'engine/worker-dead', 'retry'],
    ['turn-1', 'engine/worker-dead', 'second-model'],
    ['turn-1', 'engine/garbled', 'retry'],
    ['turn-1', 'engine/garbled', 'give-up'],
  ]);
  expect(log.at(-1)).toMatchObject({ type: 'turn-failed', partialText: 'I was' });

  const again = await play({ first: ['Back.'], steady: ['Yes.'], second: ['Never.'] }, { earlier: log });
  expect(makers(again)).toEqual(['first', 'steady', 'first', 'steady', 'first', 'steady']);
});

test('an agent without a second model gives up after its second try', async () => {
  const log = await play({ first: ['One.'], steady: [broken()], second: ['Never.'] });
  expect(failures(log)).toEqual([
    ['turn-2', 'engine/worker-dead', 'retry'],
    ['turn-2', 'engine/worker-dead', 'give-up'],
  ]);
});

test('a stop fails over to nobody', async () => {
  for (const answer of [{ type: 'hang', after: 'Well I' }, broken()] as const) {
    const stopping = new AbortController();
    const asked: string[] = [];
    const log = await rehearse(scenario, {
      engine: (modelId) => {
        asked.push(modelId);
        return scriptedEngine([answer], { kind: modelId.split('/')[0] ?? '' });
      },
      pattern: roundRobin as Pattern,
      signal: stopping.signal,
      host: { hear: () => stopping.abort() },
    });
    expect(asked).toEqual(['first/script']);
    expect(log.slice(-2)).toMatchObject([
      { type: 'turn-failed', next: 'give-up' },
      { type: 'run-finished', reason: 'stopped' },
    ]);
  }
});

test('resumed from any place of its log, a run that failed over goes on as the unbroken one did', async () => {
  // What each model does depends on the request alone, as with a model and a seed; the first one breaks at every turn but Maya's first.
  const models = (): Record<string, Answers> => ({
    first: ({ messages, seed }) => (messages.length > 2 ? broken() : `First, drew ${seed}.`),
    steady: ({ messages, seed }) => `Heard ${messages.length}, drew ${seed}.`,
    second: ({ messages, seed }) => `Instead of ${messages.length}, drew ${seed}.`,
  });
  const whole = await play(models());
  expect(makers(whole)).toEqual(['first', 'steady', 'second', 'steady', 'second', 'steady']);
  const wordless = (log: RunLog) => log.map(({ at: _, ...fact }) => fact);
  for (let length = 1; length < whole.length; length += 1) {
    const earlier = whole.slice(0, length);
    const rest = await play(models(), { earlier });
    const log = [...earlier, ...rest];
    const wasOpen = project(conversation, earlier).turns.some(({ state }) => state === 'open');
    if (!wasOpen) expect(wordless(log)).toEqual(wordless(whole));
    // A turn that was cut short is one try more, and whose turn it is stays with whoever was at it.
    expect(makers(log)).toEqual(makers(whole));
    const tries = failures(rest).filter(([, code]) => code !== 'turn/interrupted');
    expect([...failures(earlier), ...tries]).toEqual(failures(whole));
  }
});
