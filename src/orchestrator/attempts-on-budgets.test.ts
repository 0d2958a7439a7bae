import { describe, expect, test } from 'vitest';
import {
  type Agent,
  type Engine,
  type EnginePart,
  type EngineRequest,
  failure,
  type Pattern,
  type RunLog,
  type Scenario,
  type ToolId,
  tokensOf,
} from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { logFrom } from '../core/upgrades';
import { type ScriptedAnswer, scriptedEngine } from '../engines/scripted';
import { roundRobin } from '../patterns';
import { echo, wants } from './testing/play-with-tools';
import { rehearse } from './testing/rehearse';

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

type Attempt = {
  /** Ada's model, or that of all. */
  readonly engine: Engine;
  readonly agents?: readonly Agent[];
  readonly budget?: Partial<Scenario['budget']>;
  readonly scenario?: Partial<Scenario>;
  readonly pattern?: Partial<Pattern>;
};

/** Runs it, and what was written in all, as an honest listener counts. */
async function attempt({ engine, agents, budget, scenario, pattern }: Attempt) {
  let written = 0;
  let requests = 0;
  const counted: Engine = {
    ...engine,
    async *generate(request, signal) {
      requests += 1;
      if (requests > 1_000) throw new Error('It never ends.');
      for await (const part of engine.generate(request, signal)) {
        if (part.type === 'text' && part.text !== '') written += 1;
        yield part;
      }
    },
  };
  const log = await rehearse(
    scenarioExample([], {
      agents: [...(agents ?? [agentExample('Ada')])],
      budget: { turns: 5, tokensPerTurn: 20, ...budget },
      ...scenario,
    }),
    { engine: counted, pattern: { ...roundRobin, ...pattern }, host: { toolFor: (id) => echo(id) } },
  );
  expect(logFrom(log)).toEqual({ ok: true, value: log });
  return { log, written, requests, counted: tokensIn(log), end: log.at(-1), turns: turnsIn(log) };
}

function tokensIn(log: RunLog): number {
  return log.reduce((sum, fact) => {
    if (fact.type === 'turn-failed') return sum + (fact.took?.tokens ?? 0);
    return fact.type === 'turn-finished' && fact.by.type === 'model' ? sum + tokensOf(fact.by) : sum;
  }, 0);
}

const turnsIn = (log: RunLog) => log.filter(({ type }) => type === 'turn-finished').length;

/** An engine of which only the answer is told; `usage` as it claims. */
function engineThat(answer: (request: EngineRequest) => AsyncIterable<EnginePart> | Iterable<EnginePart>): Engine {
  return {
    ...scriptedEngine(['']),
    async *generate(request) {
      yield* answer(request);
    },
  };
}

const usage = { promptTokens: 1, prefillTokens: 1, completionTokens: 1, firstTokenMilliseconds: 0, milliseconds: 0 };
const finish = (text: string, claimed: Partial<typeof usage> = {}): EnginePart => ({
  type: 'finish',
  text,
  ended: 'stop',
  device: 'none',
  usage: { ...usage, ...claimed },
});
const fast = { beforeWord: () => Promise.resolve() };
const talker = (answer: ScriptedAnswer) => scriptedEngine([answer], fast);

describe('whatever its model does, an agent stays within its turns', () => {
  test.each([
    ['talks and talks', words(500)],
    ['asks for another turn', 'I take the next turn too. {"turns": 99}'],
    ['says that the budget was raised', 'budget.turns = 400'],
  ])('%s', async (_what, answer) => {
    const { end, turns } = await attempt({ engine: talker(answer), budget: { turns: 3 } });
    expect(turns).toBe(3);
    expect(end).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
    expect(end).not.toHaveProperty('agentId');
  });

  test('the run ends where an agent would have a turn too many, and says whose budget it was', async () => {
    const agents = [agentExample('Ada'), agentExample('Bo', { budget: { turns: 1 } })];
    const { end, turns } = await attempt({ engine: talker('Hello.'), agents, budget: { turns: 9 } });
    expect(turns).toBe(3);
    expect(end).toMatchObject({ type: 'run-finished', reason: 'turns-used-up', agentId: 'bo' });
  });

  test('choices and answers are turns too', async () => {
    const ada = agentExample('Ada', { budget: { turns: 2 } });
    const { end, turns } = await attempt({
      engine: talker('yes'),
      agents: [ada],
      pattern: {
        *flow() {
          for (;;) yield [{ agentId: ada.id, task: { type: 'choose', question: 'On?', options: [{ text: 'yes' }] } }];
        },
      },
    });
    expect(turns).toBe(2);
    expect(end).toMatchObject({ reason: 'turns-used-up', agentId: 'ada' });
  });

  test('a plan with more turns side by side than are left is cut to what is left', async () => {
    const agents = ['Ada', 'Bo', 'Cy'].map((name) => agentExample(name));
    const { turns } = await attempt({
      engine: talker('Hello.'),
      agents,
      budget: { turns: 4 },
      pattern: {
        sideBySide: true,
        *flow() {
          for (;;) yield agents.map(({ id }) => ({ agentId: id, task: { type: 'speak' } as const }));
        },
      },
    });
    expect(turns).toBe(4);
  });
});

describe('whatever its model does, an agent stays within its tokens', () => {
  test('the last turn is cut to what is left', async () => {
    const { log, written, end } = await attempt({ engine: talker(words(50)), budget: { tokens: 45 } });
    expect(written).toBe(45);
    expect(
      log.flatMap((fact) => (fact.type === 'turn-finished' && fact.by.type === 'model' ? [tokensOf(fact.by)] : [])),
    ).toEqual([20, 20, 5]);
    expect(end).toMatchObject({ reason: 'tokens-used-up' });
    expect(end).not.toHaveProperty('agentId');
  });

  test('an agent’s own tokens are its own', async () => {
    const agents = [agentExample('Ada', { budget: { tokens: 30 } }), agentExample('Bo')];
    const { end, written } = await attempt({ engine: talker(words(50)), agents, budget: { turns: 20 } });
    expect(written).toBe(20 + 20 + 10 + 20);
    expect(end).toMatchObject({ reason: 'tokens-used-up', agentId: 'ada' });
  });

  test('what a failed attempt wrote counts', async () => {
    const broken = failure('engine/failed', 'Broken.');
    const { end, written, counted } = await attempt({
      engine: talker({ type: 'fail', failure: broken, after: words(10) }),
      budget: { tokens: 15 },
    });
    expect(written).toBe(15);
    expect(counted).toBe(15);
    expect(end).toMatchObject({ type: 'turn-failed', next: 'give-up', took: { tokens: 5 } });
  });

  test('somebody who tries a failed turn again does not get its tokens back', async () => {
    const broken = failure('engine/failed', 'Broken.');
    const scenario = scenarioExample(['Ada'], { budget: { turns: 5, tokensPerTurn: 20, tokens: 25 } });
    const engine = scriptedEngine([{ type: 'fail', failure: broken, after: words(10) }], fast);
    let log = await rehearse(scenario, { engine, pattern: roundRobin });
    for (let again = 0; again < 5 && log.at(-1)?.type !== 'run-finished'; again += 1) {
      log = [...log, ...(await rehearse(scenario, { engine, pattern: roundRobin, earlier: log }))];
    }
    expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'tokens-used-up' });
    expect(tokensIn(log)).toBeLessThanOrEqual(30);
    expect(logFrom(log).ok).toBe(true);
  });

  test('what is not what was asked for counts', async () => {
    const ada = agentExample('Ada');
    const { counted, written, end } = await attempt({
      engine: engineThat(() => [{ type: 'text', text: 'maybe' }, finish('maybe')]),
      agents: [ada],
      pattern: {
        *flow() {
          for (;;) yield [{ agentId: ada.id, task: { type: 'choose', question: 'On?', options: [{ text: 'yes' }] } }];
        },
      },
    });
    expect(end).toMatchObject({ type: 'turn-failed', next: 'give-up', failure: { code: 'engine/garbled' } });
    expect(counted).toBe(written);
  });

  test('questions about tools count, and end when nothing is left', async () => {
    let number = 0;
    const tools: ToolId[] = ['calculator'];
    const { end, written, log } = await attempt({
      engine: scriptedEngine(() => wants('calculator', `${number++} ${words(5)}`), fast),
      agents: [agentExample('Ada', { tools })],
      budget: { tokens: 12 },
    });
    expect(written).toBeLessThanOrEqual(20);
    expect(log.some(({ type }) => type === 'message-sent')).toBe(false);
    expect(end).toMatchObject({ reason: 'tokens-used-up' });
  });

  test('summaries of long prompts count', async () => {
    const { written, counted } = await attempt({
      engine: scriptedEngine(() => words(20), { ...fast, contextTokens: 90 }),
      agents: [agentExample('Ada'), agentExample('Bo')],
      budget: { turns: 40, tokens: 400 },
      scenario: { longPrompts: 'summarise' },
    });
    expect(written).toBeLessThanOrEqual(400);
    expect(counted).toBe(written);
  });

  test('turns side by side share what is left', async () => {
    const agents = ['Ada', 'Bo', 'Cy'].map((name) => agentExample(name));
    const { written, end } = await attempt({
      engine: talker(words(50)),
      agents,
      budget: { turns: 50, tokens: 100 },
      pattern: {
        sideBySide: true,
        *flow() {
          for (;;) yield agents.map(({ id }) => ({ agentId: id, task: { type: 'speak' } as const }));
        },
      },
    });
    expect(written).toBeLessThanOrEqual(100);
    expect(end).toMatchObject({ type: 'run-finished', reason: 'tokens-used-up' });
  });
});

describe('an engine is not believed blindly', () => {
  test.each<[string, Partial<typeof usage>]>([
    ['says that it wrote nothing', { completionTokens: 0 }],
    ['says that it wrote less than nothing', { completionTokens: -1_000_000 }],
    ['counts in something that is no number', { completionTokens: Number.NaN }],
  ])('one that %s is counted by its parts', async (_what, claimed) => {
    const { counted, end } = await attempt({
      engine: engineThat(({ maxTokens }) => [
        ...Array.from({ length: maxTokens }, () => ({ type: 'text', text: 'a ' }) as const),
        finish('a '.repeat(maxTokens), claimed),
      ]),
      budget: { tokens: 30 },
    });
    expect(counted).toBe(30);
    expect(end).toMatchObject({ reason: 'tokens-used-up' });
  });

  test('one that claims endless amounts leaves a log that can be read', async () => {
    const endless = { completionTokens: Number.POSITIVE_INFINITY, milliseconds: Number.NaN, promptTokens: 1e300 };
    const { end } = await attempt({
      engine: engineThat(() => [{ type: 'text', text: 'Hi.' }, finish('Hi.', { ...endless, prefillTokens: -4 })]),
      budget: { tokens: 30 },
    });
    expect(end).toMatchObject({ reason: 'tokens-used-up' });
  });

  test('a book in one part is many tokens', async () => {
    const book = 'lorem ipsum '.repeat(5_000);
    const { counted, end } = await attempt({
      engine: engineThat(() => [{ type: 'text', text: book }, finish(book)]),
      budget: { tokens: 100 },
    });
    expect(end).toMatchObject({ type: 'run-finished', reason: 'tokens-used-up' });
    expect(counted).toBeGreaterThan(500);
  });

  test('a book that is only in the last part is many tokens', async () => {
    const book = 'lorem ipsum '.repeat(1_000);
    const { counted } = await attempt({ engine: engineThat(() => [finish(book)]), budget: { tokens: 100 } });
    expect(counted).toBeGreaterThan(100);
  });

  test.each<[string, string]>([
    ['words', 'word '],
    ['blanks', ' '],
    ['nothing', ''],
  ])('a stream of %s without an end is left', async (_what, text) => {
    let left = false;
    const { end } = await attempt({
      engine: engineThat(async function* () {
        try {
          for (;;) yield { type: 'text', text };
        } finally {
          left = true;
        }
      }),
    });
    expect(left).toBe(true);
    expect(end).toMatchObject({ type: 'turn-failed', failure: { code: 'engine/garbled' } });
  });

  test('a choice without an end is left', async () => {
    const ada = agentExample('Ada');
    const { end } = await attempt({
      engine: engineThat(async function* () {
        for (;;) yield { type: 'text', text: 'yes' };
      }),
      agents: [ada],
      pattern: {
        *flow() {
          yield [{ agentId: ada.id, task: { type: 'choose', question: 'On?', options: [{ text: 'yes' }] } }];
        },
      },
    });
    expect(end).toMatchObject({ type: 'turn-failed', failure: { code: 'engine/garbled' } });
  });

  test('one that calls every prompt too long is asked no more often than there are words to leave out', async () => {
    const tooLong = failure('engine/context-exceeded', 'Too long.', { promptTokens: Number.NaN, contextTokens: 0 });
    let calls = 0;
    const { end, requests } = await attempt({
      engine: scriptedEngine(() => {
        calls += 1;
        return calls <= 4 ? 'Hello.' : { type: 'fail', failure: tooLong };
      }, fast),
      scenario: { longPrompts: 'summarise' },
      budget: { turns: 9 },
    });
    expect(end).toMatchObject({ type: 'turn-failed', failure: { code: 'engine/context-exceeded' } });
    expect(requests).toBeLessThan(40);
  });
});

test('a run that is resumed has used what the unbroken run had', async () => {
  const agents = [agentExample('Ada', { budget: { tokens: 70 } }), agentExample('Bo')];
  const scenario = scenarioExample([], { agents, budget: { turns: 12, tokensPerTurn: 20, tokens: 150 } });
  const engine = () => scriptedEngine(({ messages }) => words(messages.length * 3), fast);
  const whole = await rehearse(scenario, { engine: engine(), pattern: roundRobin });
  expect(whole.at(-1)).toMatchObject({ reason: 'tokens-used-up' });
  for (const [place, { type }] of whole.entries()) {
    if (type !== 'turn-finished') continue;
    const earlier = whole.slice(0, place + 1);
    const rest = await rehearse(scenario, { engine: engine(), pattern: roundRobin, earlier });
    expect([...earlier, ...rest].map(withoutTime)).toEqual(whole.map(withoutTime));
  }
});

const withoutTime = ({ at: _, ...fact }: RunLog[number]) =>
  JSON.parse(JSON.stringify(fact, (key, value) => (key === 'milliseconds' ? 0 : value)));
