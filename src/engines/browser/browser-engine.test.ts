import { describe, expect, test, vi } from 'vitest';
import type { EnginePart, EngineRequest, PromptMessage } from '../../core';
import { all, engineContract, request } from '../engine-contract';
import { samplingModeOf } from './answer-request';
import { browserEngine } from './browser-engine';
import { type StandInOptions, standInLanguageModel } from './stand-in-language-model';

const modelId = 'browser/model';
const never = () => new AbortController().signal;
const engineOn = (options: StandInOptions = {}) => {
  const LanguageModel = standInLanguageModel(options);
  return { LanguageModel, engine: browserEngine({ scope: { LanguageModel } }) };
};

for (const counts of ['context', 'input'] as const) {
  engineContract(`the browser's own model (counts of ${counts})`, () => ({
    engine: engineOn({ counts }).engine,
    modelId,
    seeded: false,
  }));
}

type Made = ReturnType<typeof engineOn>;
const ask = async ({ engine }: Made, change: Partial<EngineRequest> = {}) =>
  (await all(engine.generate(request(modelId, change), never()))).at(-1) as Exclude<EnginePart, { type: 'text' }>;
const textOf = (end: EnginePart) => {
  if (end.type !== 'finish') throw new Error(`It ended in ${JSON.stringify(end)}`);
  return end.text;
};
const codeOf = (end: EnginePart) => (end.type === 'failure' ? end.failure.code : end.type);
const { messages: start } = request(modelId);
const then = (answer: string, next: string): readonly PromptMessage[] => [
  ...start,
  { role: 'assistant', content: answer },
  { role: 'user', content: next },
];

describe('where the browser has no model', () => {
  test('nothing is served and nothing is listed', async () => {
    const engine = browserEngine({ scope: {} });
    expect(engine.kinds).toEqual([]);
    expect(await engine.models()).toEqual([]);
  });

  test('a browser that has the interface and no model for this machine lists none, and says so when asked', async () => {
    const made = engineOn({ availability: 'unavailable' });
    expect(await made.engine.models()).toEqual([]);
    expect((await all(made.engine.load(modelId, never()))).at(-1)).toMatchObject({
      failure: { code: 'engine/no-browser-model' },
    });
    expect(codeOf(await ask(made))).toBe('engine/no-browser-model');
    expect(made.LanguageModel.happened).toEqual([]);
  });
});

describe('the download', () => {
  test('a model that is not here comes over the network, and its progress is told', async () => {
    const { engine } = engineOn({ availability: 'downloadable' });
    expect(await engine.models()).toMatchObject([{ id: modelId, origin: 'network', downloadBytes: null }]);
    const parts = await all(engine.load(modelId, never()));
    expect(parts.flatMap((part) => (part.type === 'progress' ? [[part.stage, part.fraction]] : []))).toEqual([
      ['download', 0],
      ['download', 0.25],
      ['download', 0.5],
      ['download', 0.75],
      ['prepare', 1],
    ]);
    expect(parts.at(-1)).toEqual({ type: 'loaded', device: 'browser', because: 'only-choice' });
    expect(await engine.models()).toMatchObject([{ origin: 'bundled', downloadBytes: 0 }]);
  });

  test('it is called off in the middle, and the next load goes through', async () => {
    const { engine, LanguageModel } = engineOn({ availability: 'downloadable', milliseconds: 2 });
    const stop = new AbortController();
    const parts = [];
    for await (const part of engine.load(modelId, stop.signal)) {
      parts.push(part);
      if (part.type === 'progress' && part.fraction === 0.5) stop.abort();
    }
    expect(parts.at(-1)).toMatchObject({ type: 'failure', failure: { code: 'engine/download-cancelled' } });
    expect(LanguageModel.alive()).toBe(0);
    expect((await all(engine.load(modelId, never()))).at(-1)).toMatchObject({ type: 'loaded' });
  });

  test('whoever leaves the load ends it', async () => {
    const { engine, LanguageModel } = engineOn({ availability: 'downloadable', milliseconds: 2 });
    for await (const _ of engine.load(modelId, never())) break;
    await vi.waitFor(() => expect(LanguageModel.alive()).toBe(0));
    expect((await all(engine.load(modelId, never()))).at(-1)).toMatchObject({ type: 'loaded' });
  });

  test('a page that nobody clicked may not begin it, and says so', async () => {
    vi.stubGlobal('navigator', { userActivation: { isActive: false } });
    try {
      const { engine } = engineOn({ availability: 'downloadable' });
      expect((await all(engine.load(modelId, never()))).at(-1)).toMatchObject({
        failure: { code: 'engine/not-allowed' },
      });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('sessions', () => {
  test('a conversation that goes on continues its session: only what is new is read', async () => {
    const made = engineOn();
    const first = await ask(made, { maxTokens: 64 });
    const second = await ask(made, { messages: then(textOf(first), 'Bob: Indeed?'), maxTokens: 64 });
    expect(first).toMatchObject({ cache: 'fresh', usage: { promptTokens: 21, prefillTokens: 8 } });
    expect(second).toMatchObject({ cache: 'reused', usage: { prefillTokens: 3 } });
    expect(made.LanguageModel.happened).toEqual(['create', 'create', 'clone', 'prompt 1', 'prompt 1']);
    if (first.type !== 'finish' || second.type !== 'finish') return;
    expect(second.usage.promptTokens).toBe(first.usage.promptTokens + first.usage.completionTokens + 3);
  });

  test('another branch from the same beginning knows nothing of the first', async () => {
    const made = engineOn();
    const first = textOf(await ask(made, { maxTokens: 64 }));
    await ask(made, { messages: then(first, 'Bob: Indeed?'), maxTokens: 64 });
    const other = await ask(made, { messages: then(first, 'Bob: Never!'), maxTokens: 64 });
    expect(other).toMatchObject({ type: 'finish', cache: 'fresh', usage: { prefillTokens: 8 + 18 + 3 } });
  });

  test('a question beside the conversation leaves its session as it was', async () => {
    const made = engineOn();
    const first = textOf(await ask(made, { maxTokens: 64 }));
    const question = then(first, 'Bob: Indeed?\nWho speaks next? Choose one: Al, Bo.');
    const constraint = { type: 'one-of', texts: ['Al', 'Bo'] } as const;
    expect(['Al', 'Bo']).toContain(textOf(await ask(made, { messages: question, constraint })));
    const onwards = await ask(made, { messages: then(first, 'Bob: Indeed?'), maxTokens: 64 });
    expect(onwards).toMatchObject({ cache: 'reused', usage: { prefillTokens: 3 } });
  });

  test('an answer that was cut or stopped is taken out again, and the conversation goes on from before', async () => {
    const made = engineOn();
    const first = textOf(await ask(made, { maxTokens: 64 }));
    const cut = await ask(made, { messages: then(first, 'Bob: Indeed?'), maxTokens: 3 });
    expect(cut).toMatchObject({ ended: 'length', text: 'I like trains,' });
    const stop = new AbortController();
    for await (const part of made.engine.generate(
      request(modelId, { messages: then(first, 'Bob: No?'), maxTokens: 64 }),
      stop.signal,
    )) {
      if (part.type === 'text') stop.abort();
    }
    expect(await ask(made, { messages: then(first, 'Bob: Yes?') })).toMatchObject({
      cache: 'reused',
      usage: { prefillTokens: 3 },
    });
  });

  test('they are bounded, and none is left after dispose', async () => {
    const made = engineOn();
    for (let agent = 0; agent < 20; agent += 1) {
      const messages: readonly PromptMessage[] = [
        { role: 'system', content: `You are number ${agent}.` },
        { role: 'user', content: 'Please begin.' },
      ];
      expect(await ask(made, { messages, maxTokens: 64 })).toMatchObject({ type: 'finish' });
      expect(made.LanguageModel.alive()).toBeLessThanOrEqual(13);
    }
    await made.engine.dispose();
    expect(made.LanguageModel.alive()).toBe(0);
    expect(await ask(made)).toMatchObject({ type: 'finish' });
  });

  test('a prompt without a system message has a session of its own', async () => {
    const made = engineOn();
    const messages: readonly PromptMessage[] = [{ role: 'user', content: 'Hello.' }];
    expect(await ask(made, { messages, maxTokens: 64 })).toMatchObject({ usage: { promptTokens: 2 } });
    expect(await ask(made, { maxTokens: 64 })).toMatchObject({ usage: { promptTokens: 21 } });
  });
});

describe('answers that are held to something', () => {
  const constraint = { type: 'one-of', texts: ['Al', 'Alice', 'true', '陈明'] } as const;

  test.each([
    ['"Alice"', 'Alice'],
    ['"\\u9648\\u660e"', '陈明'],
    [' Al\n', 'Al'],
    ['true', 'true'],
  ])('%s is the choice %s', async (answer, choice) => {
    expect(textOf(await ask(engineOn({ answers: [answer] }), { constraint }))).toBe(choice);
  });

  test.each(['"Alic', 'I choose Alice.', '"Bob"', '""', '["Al"]'])('%s is no choice', async (answer) => {
    expect(codeOf(await ask(engineOn({ answers: [answer] }), { constraint }))).toBe('engine/garbled');
  });

  const json = {
    type: 'json',
    schema: {
      type: 'object',
      properties: {
        speaker: { type: 'string', enum: ['Ada', 'Bo'] },
        points: { type: 'array', items: { type: 'string', maxLength: 9 }, minItems: 2, maxItems: 3 },
        score: { type: 'integer' },
        sure: { type: 'boolean' },
      },
    },
  } as const;

  test('JSON fits its schema, and is not cut by the tokens of a turn', async () => {
    const text = textOf(await ask(engineOn(), { constraint: json, maxTokens: 1 }));
    expect(JSON.parse(text)).toMatchObject({
      points: [expect.any(String), expect.any(String)],
      score: expect.any(Number),
    });
  });

  test.each([
    '{"speaker": "Ada"',
    '{"speaker":"Cy","points":["a","b"],"score":1,"sure":true}',
    '{"speaker":"Bo","points":["a"],"score":1,"sure":true}',
    '{"speaker":"Bo","points":["a","far too long"],"score":1,"sure":true}',
    '{"speaker":"Bo","points":["a","b"],"score":1.5,"sure":true}',
    '{"speaker":"Bo","points":["a","b"],"score":1,"sure":true,"more":1}',
    'null',
  ])('%s is refused', async (answer) => {
    expect(codeOf(await ask(engineOn({ answers: [answer] }), { constraint: json }))).toBe('engine/garbled');
  });
});

describe('limits and failures', () => {
  test('a prompt that leaves no room for the answer is refused before anything is computed', async () => {
    const made = engineOn({ contextWindow: 40 });
    expect(await ask(made, { maxTokens: 30 })).toMatchObject({ type: 'finish' });
    const long = await ask(made, { maxTokens: 30, messages: then('Yes. '.repeat(15), 'Bob: Indeed?') });
    expect(long).toMatchObject({
      failure: { code: 'engine/context-exceeded', details: { promptTokens: 40, contextTokens: 40 } },
    });
  });

  test('a system message that is too long on its own is the same failure, with the numbers of the browser', async () => {
    const messages: readonly PromptMessage[] = [{ role: 'system', content: 'so '.repeat(50) }, ...start.slice(1)];
    expect(await ask(engineOn({ contextWindow: 40 }), { messages })).toMatchObject({
      failure: { code: 'engine/context-exceeded', details: { promptTokens: 51, contextTokens: 40 } },
    });
  });

  test('a browser that counts no tokens is believed to have room, and they are estimated', async () => {
    expect(await ask(engineOn({ counts: 'none' }))).toMatchObject({ type: 'finish', usage: { promptTokens: 9 } });
  });

  test('a piece of many words counts by its bytes', async () => {
    const made = engineOn({ answers: ['a'.repeat(600)] });
    expect(await ask(made, { maxTokens: 10 })).toMatchObject({ ended: 'length', text: 'a'.repeat(60) });
  });

  test.each([
    ['NotReadableError', 'engine/answer-withheld'],
    ['NotSupportedError', 'engine/language-unsupported'],
    ['NotAllowedError', 'engine/not-allowed'],
    ['SyntaxError', 'engine/garbled'],
    ['UnknownError', 'engine/failed'],
  ])('%s is the failure %s, and the next request works', async (name, code) => {
    const made = engineOn({ failures: [name] });
    expect(codeOf(await ask(made))).toBe(code);
    expect(await ask(made)).toMatchObject({ type: 'finish' });
  });

  test('after a failure that nobody understands everything begins anew', async () => {
    const made = engineOn({ failures: ['UnknownError'] });
    await ask(made);
    expect(made.LanguageModel.alive()).toBe(0);
  });
});

test('a temperature becomes the step that comes nearest', () => {
  expect([0, 0.2, 0.4, 0.8, 1, 1.2, 2].map(samplingModeOf)).toEqual([
    'most-predictable',
    'predictable',
    'balanced',
    'balanced',
    'balanced',
    'creative',
    'most-creative',
  ]);
});
