import { describe, expect, test } from 'vitest';
import { ok } from '../base';
import { type EngineRequest, failure, limits, project, type Tool, type ToolId } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { logFrom } from '../core/upgrades';
import { scriptedEngine } from '../engines/scripted';
import { roundRobin } from '../patterns';
import { conversation, messagesOf, metrics, promptOf } from '../projections';
import type { RunHost } from './run-host';
import { callsIn, echo, lastOf, nothing, type Play, playOn, said, wants } from './testing/play-with-tools';
import { rehearse } from './testing/rehearse';

const play = (answers: Parameters<typeof playOn>[1], how?: Play) =>
  playOn({ scriptedEngine, pattern: roundRobin }, answers, how);

const cue = (tools: readonly ToolId[]) =>
  `Answer in JSON: {"tool": ${['none', ...tools].map((tool) => `"${tool}"`).join(' | ')}, "input": string}`;
test('an agent is asked for a tool, reads what came of it, and speaks', async () => {
  const { log, asked, calls } = await play([wants('calculator', '12 * 7'), nothing, 'It is 84.']);
  expect(calls).toMatchObject([
    { turnId: 'turn-1', tool: 'calculator', input: '12 * 7', outcome: { type: 'result', text: 'echo 12 * 7' } },
  ]);
  expect(said(log)).toEqual(['It is 84.']);
  expect(asked.map(({ messages }) => messages.slice(1))).toEqual([
    [{ role: 'user', content: `Please begin.\n${cue(['calculator'])}` }],
    [
      { role: 'user', content: `Please begin.\n${cue(['calculator'])}` },
      { role: 'assistant', content: '{"tool": "calculator", "input": "12 * 7"}' },
      { role: 'user', content: `calculator: echo 12 * 7\n${cue(['calculator'])}` },
    ],
    [
      { role: 'user', content: `Please begin.\n${cue(['calculator'])}` },
      { role: 'assistant', content: '{"tool": "calculator", "input": "12 * 7"}' },
      { role: 'user', content: 'calculator: echo 12 * 7\nPlease go on.' },
    ],
  ]);
});

test('an agent that wants no tool speaks as one that has none', async () => {
  const { asked, calls } = await play([nothing, 'Hello.']);
  expect(calls).toEqual([]);
  expect(asked[1]?.messages.slice(1)).toEqual([{ role: 'user', content: 'Please begin.' }]);
});

test('what the questions took is told with the turn', async () => {
  const { log, asked } = await play([wants('calculator', '1'), nothing, 'One.']);
  const finished = log.find(({ type }) => type === 'turn-finished');
  const words = (request: EngineRequest | undefined) =>
    request?.messages.reduce((sum, { content }) => sum + (content.match(/\S+/g)?.length ?? 0), 0) ?? 0;
  expect(finished).toMatchObject({
    by: { usage: { promptTokens: words(asked[2]) }, besides: { promptTokens: words(asked[0]) + words(asked[1]) } },
  });
});

test('a turn that was asked for tools is measured as one turn, with what the questions took', async () => {
  const { log } = await play([wants('calculator', '1'), nothing, 'One.', nothing, 'Two.'], { turns: 2 });
  const took = log.flatMap((fact) =>
    fact.type === 'turn-finished' && fact.by.type === 'model' ? [fact.by.usage, fact.by.besides ?? []].flat() : [],
  );
  const { total } = project(metrics, log);
  expect(total.turns).toBe(2);
  expect(total.promptTokens).toBe(took.reduce((sum, { promptTokens }) => sum + promptTokens, 0));
  expect(total.completionTokens).toBe(took.reduce((sum, { completionTokens }) => sum + completionTokens, 0));
});

describe('every prompt follows from the facts', () => {
  const answers = (_: EngineRequest, index: number) =>
    [
      wants('notes', 'tea'),
      wants('dice', '2d6'),
      nothing,
      'First.',
      wants('notes', ''),
      nothing,
      'Second.',
      nothing,
      'Third.',
    ][index] ?? 'More.';
  test.each(['private', 'shared'] as const)('in the %s view', async (view) => {
    const { scenario, asked, talk } = await play(answers, { tools: ['notes', 'dice'], turns: 3, change: { view } });
    const expected = talk.turns.flatMap((turn) => {
      const steps = [...turn.calls.keys(), turn.calls.length].map((calls) => ({
        ...turn,
        calls: turn.calls.slice(0, calls),
        choosesTool: true,
      }));
      return [...steps, turn].map((step) => messagesOf(promptOf(scenario, talk, step)));
    });
    expect(asked.map(({ messages }) => messages)).toEqual(expected);
    // What a turn was said to is the beginning of what the next one is.
    const spoken = expected.at(3);
    expect(expected.at(4)?.slice(0, (spoken?.length ?? 0) - 1)).toEqual(spoken?.slice(0, -1));
    expect(expected.at(4)?.some(({ content }) => content === '{"tool": "notes", "input": "tea"}')).toBe(true);
  });
});

test('an agent has its own earlier input, and nobody else’s', async () => {
  const bo = agentExample('Bo', { tools: ['notes'] });
  const ada = agentExample('Ada', { tools: ['notes'] });
  const script = [
    wants('notes', 'a'),
    nothing,
    'A.',
    wants('notes', 'b'),
    nothing,
    'B.',
    wants('notes', ''),
    nothing,
    'A.',
  ];
  const { heard } = await play(script, { turns: 3, change: { agents: [ada, bo] } });
  expect(heard('notes').map(([input, { earlier }]) => [input, earlier])).toEqual([
    ['a', []],
    ['b', []],
    ['', ['a']],
  ]);
});

test('chance differs from call to call, and is the same when the run is played again', async () => {
  const throwThree = [wants('dice', 'd6'), wants('dice', 'd6'), wants('dice', 'd6'), 'Done.'];
  const draws = async () =>
    (await play(throwThree, { tools: ['dice'] })).heard('dice').map(([, { random }]) => random.next());
  const first = await draws();
  expect(new Set(first).size).toBe(3);
  expect(await draws()).toEqual(first);
});

describe('a person decides where the scenario says so', () => {
  test('what is refused is not run, the agent is told, and the turn goes on', async () => {
    const approve = () => Promise.resolve(false);
    const { log, asked, calls, ran } = await play([wants('calculator', '1'), nothing, 'Well.'], {
      approval: true,
      host: { approve },
    });
    expect(ran).toEqual([]);
    expect(calls).toMatchObject([{ outcome: { type: 'refused' } }]);
    expect(lastOf(asked[1] as EngineRequest)).toContain('calculator: This was not allowed.');
    expect(said(log)).toEqual(['Well.']);
  });

  test('is asked about exactly what would be run', async () => {
    const questions: unknown[] = [];
    const approve: RunHost['approve'] = (turnId, agentId, call) => {
      questions.push([turnId, agentId, call]);
      return Promise.resolve(true);
    };
    const { heard } = await play([wants('calculator', '1 + 1'), nothing, 'Two.'], {
      approval: true,
      host: { approve },
    });
    expect(questions).toEqual([['turn-1', 'ada', { tool: 'calculator', input: '1 + 1' }]]);
    expect(heard('calculator').map(([input]) => input)).toEqual(['1 + 1']);
  });

  test('a run that is stopped while it waits records no call', async () => {
    const stopping = new AbortController();
    const ada = agentExample('Ada', { tools: ['dice'], approval: true });
    const log = await rehearse(scenarioExample([], { agents: [ada] }), {
      engine: scriptedEngine([wants('dice', '')]),
      pattern: roundRobin,
      signal: stopping.signal,
      host: {
        approve: () => {
          stopping.abort();
          return Promise.resolve(false);
        },
      },
    });
    expect(callsIn(log)).toEqual([]);
    expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'stopped' });
  });
});

test('a tool that fails, throws or is not there costs the agent a line, not its turn', async () => {
  const broken = (run: Tool['run']): Partial<RunHost> => ({ toolFor: (id) => ({ ...echo(id), run }) });
  const ways: [Partial<RunHost>, string, string][] = [
    [
      broken(async () => ({ ok: false, reason: failure('tool/timeout', 'Late.') })),
      'tool/timeout',
      'It took too long.',
    ],
    [
      broken(() => {
        throw new Error('Bang');
      }),
      'tool/failed',
      'It did not work.',
    ],
    [{ toolFor: () => null }, 'tool/missing', 'It did not work.'],
  ];
  for (const [host, code, line] of ways) {
    const { calls, asked, log } = await play([wants('calculator', '1'), nothing, 'Well.'], { host });
    expect(calls).toMatchObject([{ outcome: { type: 'failed', failure: { code } } }]);
    expect(lastOf(asked[1] as EngineRequest)).toContain(`calculator: ${line}`);
    expect(said(log)).toEqual(['Well.']);
    expect(logFrom(log).ok).toBe(true);
  }
});

test('a result is bounded, whatever a tool gives', async () => {
  const host: Partial<RunHost> = { toolFor: (id) => ({ ...echo(id), run: async () => ok('🙂'.repeat(5_000)) }) };
  const { calls, log } = await play([wants('calculator', '1'), nothing, 'Well.'], { host });
  const [call] = calls;
  expect(call?.outcome.type === 'result' && call.outcome.text.length).toBeLessThanOrEqual(limits.toolResultLength);
  expect(logFrom(log).ok).toBe(true);
});

test('tools are for speaking: a choice is made without them', async () => {
  const { heard, asked } = await play(['yes'], {
    change: { pattern: { kind: 'asks', options: {} } },
    host: {
      patternFor: () => ({
        ...roundRobin,
        problems: () => [],
        *flow() {
          yield [{ agentId: 'ada' as never, task: { type: 'choose', question: 'Tea?', options: [{ text: 'yes' }] } }];
        },
      }),
    },
  });
  expect(asked).toHaveLength(1);
  expect(heard('calculator')).toEqual([]);
});

test('turns that are taken side by side use tools too, and their facts come in the order asked for', async () => {
  const agents = ['Ada', 'Bo'].map((name) => agentExample(name, { tools: ['calculator'] }));
  const { log } = await play(
    ({ messages }) => (messages.at(-1)?.content.includes('Please go on.') ? 'Done.' : wants('calculator', '1')),
    {
      change: { agents },
      turns: 2,
      host: {
        patternFor: () => ({
          ...roundRobin,
          *flow() {
            yield agents.map(({ id }) => ({ agentId: id, task: { type: 'speak' as const } }));
          },
        }),
      },
    },
  );
  expect(log.filter(({ type }) => type === 'tool-called')).toHaveLength(2);
  expect(log.flatMap((fact) => ('turnId' in fact ? [`${fact.turnId} ${fact.type}`] : []))).toEqual([
    'turn-1 turn-started',
    'turn-2 turn-started',
    'turn-1 tool-called',
    'turn-1 message-sent',
    'turn-1 turn-finished',
    'turn-2 tool-called',
    'turn-2 message-sent',
    'turn-2 turn-finished',
  ]);
  expect(logFrom(log).ok).toBe(true);
});

test('a prompt that grows too long by tools is cut like any other', async () => {
  const asked: EngineRequest[] = [];
  const long = Array.from({ length: 30 }, () => 'word').join(' ');
  const engine = scriptedEngine(
    (request) => {
      asked.push(request);
      return lastOf(request)?.includes('JSON') && !lastOf(request)?.startsWith('calculator')
        ? wants('calculator', String(asked.length))
        : long;
    },
    { contextTokens: 200, beforeWord: () => Promise.resolve() },
  );
  const ada = agentExample('Ada', { tools: ['calculator'] });
  const scenario = scenarioExample([], {
    agents: [ada, agentExample('Bo')],
    budget: { turns: 10, tokensPerTurn: 40 },
  });
  const log = await rehearse(scenario, { engine, pattern: roundRobin, host: { toolFor: echo } });
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
  expect(log.some(({ type }) => type === 'prompt-cut')).toBe(true);
  expect(callsIn(log).length).toBeGreaterThan(3);
  expect(logFrom(log).ok).toBe(true);
  const talk = project(conversation, log);
  for (const turn of talk.turns) {
    const prompt = messagesOf(promptOf(scenario, talk, turn));
    expect(asked.some(({ messages }) => JSON.stringify(messages) === JSON.stringify(prompt))).toBe(true);
    for (const [place, call] of turn.calls.entries()) {
      const { perceived, summary } = call;
      const step = { ...turn, perceived, summary, calls: turn.calls.slice(0, place), choosesTool: true };
      const prompted = messagesOf(promptOf(scenario, talk, step));
      expect(asked.some(({ messages }) => JSON.stringify(messages) === JSON.stringify(prompted))).toBe(true);
    }
  }
});
