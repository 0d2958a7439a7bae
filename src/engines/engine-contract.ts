import { describe, expect, test } from 'vitest';
import {
  type Engine,
  type EnginePart,
  type EngineRequest,
  failureCodes,
  isJsonOf,
  type JsonSchema,
  type LoadPart,
  type PartOfOne,
  type ScorePart,
} from '../core';

/** An engine to hold to the contract, and what the suite needs to know about it. */
export type EngineUnderTest = {
  readonly engine: Engine;
  /** A model that it serves, whose answers are at least a few tokens long. */
  readonly modelId: string;
  /** Early breaks in a row; 100 unless that takes too long. */
  readonly breaks?: number;
  /** False where the library knows no seeds, so that no text can be had twice. */
  readonly seeded?: boolean;
};

/** The promises of `Engine`, as tests. A new engine is made for each; it is disposed at the end. */
export function engineContract(name: string, makeEngine: () => EngineUnderTest | Promise<EngineUnderTest>): void {
  describe(`${name} keeps the promises of an engine`, () => {
    const promise = (sentence: string, check: (made: EngineUnderTest) => Promise<void>, patience = 30_000) =>
      test(
        sentence,
        async () => {
          const made = await makeEngine();
          try {
            await check(made);
          } finally {
            await made.engine.dispose();
          }
        },
        patience,
      );

    promise('every card begins with one of its kinds', async ({ engine, modelId }) => {
      const cards = await engine.models();
      expect(cards.length).toBeGreaterThan(0);
      for (const { id } of cards) expect(engine.kinds).toContain(id.split('/')[0]);
      expect(engine.kinds).toContain(modelId.split('/')[0]);
    });

    promise('an answer ends in one finish, and its deltas join to the text', async ({ engine, modelId }) => {
      const parts = await all(engine.generate(request(modelId), never()));
      const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
      const end = lastOf(parts);
      expect(end).toMatchObject({ type: 'finish', text });
      expect(text.trim()).not.toBe('');
      if (end.type !== 'finish') return;
      expect(end.usage.promptTokens).toBeGreaterThanOrEqual(end.usage.prefillTokens);
      expect(end.usage.completionTokens).toBeGreaterThan(0);
      expect(end.usage.milliseconds).toBeGreaterThanOrEqual(end.usage.firstTokenMilliseconds);
    });

    promise('progress only grows, and loading twice ends at once', async ({ engine, modelId }) => {
      const first = await all(engine.load(modelId, never()));
      expect(lastOf(first).type).toBe('loaded');
      const fractions = first.flatMap((part) => (part.type === 'progress' ? [part.fraction] : []));
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
      for (const fraction of fractions) expect(fraction >= 0 && fraction <= 1).toBe(true);
      expect(lastOf(await all(engine.load(modelId, never()))).type).toBe('loaded');
    });

    promise('an unknown model is a failure, and the next request works', async ({ engine, modelId }) => {
      const unknown = `${engine.kinds[0]}/no such model`;
      expect(failureOf(await all(engine.load(unknown, never())))).toBe('engine/model-unknown');
      expect(failureOf(await all(engine.generate(request(unknown), never())))).toBe('engine/model-unknown');
      await answers(engine, modelId);
    });

    promise('a request that is stopped before it begins never runs', async ({ engine, modelId }) => {
      const parts = await all(engine.generate(request(modelId), AbortSignal.abort()));
      expect(parts).toHaveLength(1);
      expect(failureOf(parts)).toBe('engine/stopped');
      expect(failureOf(await all(engine.load(modelId, AbortSignal.abort())))).toBe('engine/download-cancelled');
      await answers(engine, modelId);
    });

    promise('a request that is stopped while it speaks ends, and the next one works', async ({ engine, modelId }) => {
      const stop = new AbortController();
      const parts: EnginePart[] = [];
      for await (const part of engine.generate(request(modelId, { maxTokens: 64 }), stop.signal)) {
        parts.push(part);
        stop.abort();
      }
      expect(['finish', 'engine/stopped']).toContain(lastOf(parts).type === 'finish' ? 'finish' : failureOf(parts));
      await answers(engine, modelId);
    });

    promise('a request that is stopped while it waits never begins', async ({ engine, modelId }) => {
      const stop = new AbortController();
      const first = all(engine.generate(request(modelId), never()));
      const second = all(engine.generate(request(modelId), stop.signal));
      const third = all(engine.generate(request(modelId), never()));
      stop.abort();
      const waiting = await second;
      expect(waiting).toHaveLength(1);
      expect(failureOf(waiting)).toBe('engine/stopped');
      expect(lastOf(await first).type).toBe('finish');
      expect(lastOf(await third).type).toBe('finish');
    });

    promise(
      'leaving a stream early stops it, however often',
      async ({ engine, modelId, breaks = 100 }) => {
        for (let count = 0; count < breaks; count += 1) {
          for await (const part of engine.generate(request(modelId), never())) {
            expect(part.type).not.toBe('failure');
            break;
          }
        }
        await answers(engine, modelId);
      },
      60_000,
    );

    promise('two requests at once never interleave, and keep their order', async ({ engine, modelId }) => {
      const seen: string[] = [];
      const listen = async (name: string, seed: number) => {
        for await (const part of engine.generate(request(modelId, { seed }), never())) {
          expect(part.type).not.toBe('failure');
          seen.push(name);
        }
      };
      await Promise.all([listen('a', 1), listen('b', 2), listen('c', 3)]);
      expect(seen).toEqual([...seen].sort());
      expect(new Set(seen).size).toBe(3);
    });

    promise('a choice is exactly one of the texts, even when the model is wild', async ({ engine, modelId }) => {
      const texts = ['Al', 'Alice', 'Bob the builder', '陈明', 'Al Dente'];
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        const constraint = { type: 'one-of', texts } as const;
        const parts = await all(
          engine.generate(request(modelId, { temperature: 1.5, seed, constraint, maxTokens: 8 }), never()),
        );
        const end = lastOf(parts);
        expect(end).toMatchObject({ type: 'finish', ended: 'stop' });
        if (end.type !== 'finish') continue;
        expect(texts).toContain(end.text);
        expect(parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')).toBe(end.text);
      }
    });

    promise(
      'an answer in JSON fits its schema, even when the model is wild and the tokens are few',
      async ({ engine, modelId }) => {
        for (const schema of wildSchemas) {
          for (const seed of [1, 2]) {
            for (const maxTokens of [8, 60]) {
              const wild = { temperature: 1.5, seed, maxTokens, constraint: { type: 'json', schema } as const };
              const parts = await all(engine.generate(request(modelId, wild), never()));
              const end = lastOf(parts);
              expect(end).toMatchObject({ type: 'finish', ended: 'stop' });
              if (end.type !== 'finish') continue;
              expect(isJsonOf(schema, end.text), end.text).toBe(true);
              expect(parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')).toBe(end.text);
            }
          }
        }
      },
      120_000,
    );

    promise('the same seed gives the same JSON', async ({ engine, modelId, seeded = true }) => {
      if (!seeded) return;
      const schema: JsonSchema = { type: 'object', properties: { say: { type: 'string' }, bid: { type: 'integer' } } };
      const wild = request(modelId, { temperature: 1.5, seed: 7, maxTokens: 30, constraint: { type: 'json', schema } });
      const once = lastOf(await all(engine.generate(wild, never())));
      const again = lastOf(await all(engine.generate(wild, never())));
      expect(once.type).toBe('finish');
      expect(again).toMatchObject(once.type === 'finish' ? { type: 'finish', text: once.text } : {});
    });

    promise('an answer is no longer than it may be', async ({ engine, modelId }) => {
      const end = lastOf(await all(engine.generate(request(modelId, { maxTokens: 2 }), never())));
      expect(end).toMatchObject({ type: 'finish', ended: 'length' });
      if (end.type === 'finish') expect(end.usage.completionTokens).toBeLessThanOrEqual(2);
    });

    promise('the same seed gives the same text', async ({ engine, modelId, seeded = true }) => {
      if (!seeded) return;
      const wild = request(modelId, { temperature: 1.2, seed: 7 });
      const once = lastOf(await all(engine.generate(wild, never())));
      const again = lastOf(await all(engine.generate(wild, never())));
      expect(once.type).toBe('finish');
      expect(again).toMatchObject(once.type === 'finish' ? { type: 'finish', text: once.text } : {});
    });

    promise('a prompt beyond the context is a failure with both numbers', async ({ engine, modelId }) => {
      const contextTokens = (await engine.models()).find(({ id }) => id === modelId)?.contextTokens || 4096;
      const tooLong = request(modelId, {
        messages: [{ role: 'user', content: 'one more word '.repeat(contextTokens) }],
      });
      const parts = await all(engine.generate(tooLong, never()));
      expect(failureOf(parts)).toBe('engine/context-exceeded');
      const end = lastOf(parts);
      if (end.type !== 'failure') return;
      expect(end.failure.details?.contextTokens).toBeGreaterThan(0);
      expect(end.failure.details?.promptTokens).toBeGreaterThan(Number(end.failure.details?.contextTokens) / 2);
      await answers(engine, modelId);
    });

    promise('beam search draws nothing, or is refused', async ({ engine, modelId }) => {
      const search = (seed: number) =>
        all(engine.generate(request(modelId, { beams: 3, temperature: 1, seed, maxTokens: 6 }), never()));
      const [once, again] = [lastOf(await search(1)), lastOf(await search(2))];
      if (once.type === 'failure') expect(once.failure.code).toBe('engine/unsupported');
      else expect(again).toMatchObject({ type: 'finish', text: once.type === 'finish' ? once.text : '' });
      await answers(engine, modelId);
    });

    promise('side by side, texts are those that one by one would be given', async ({ engine, modelId }) => {
      if (engine.generateTogether === undefined) return;
      const lines = ['Bob: Do you like trains?', 'Bob: What do you think of trains, now that you have seen them all?'];
      const [system] = request(modelId).messages;
      if (system === undefined) throw new Error('A request has messages.');
      const asked = lines.map((content, index) =>
        request(modelId, { messages: [system, { role: 'user', content }], maxTokens: 6 + 4 * index }),
      );
      const requests = [...asked, request(modelId)];
      const together = await allOf(engine.generateTogether(requests, never()), requests.length);
      for (const [at, asked] of requests.entries()) {
        const alone = lastOf(await all(engine.generate(asked, never())));
        expect(alone.type).toBe('finish');
        const end = lastOf(together[at] ?? []);
        expect(end).toMatchObject(
          alone.type === 'finish' ? { type: 'finish', text: alone.text, ended: alone.ended } : {},
        );
        const deltas = together[at]?.flatMap((part) => (part.type === 'text' ? [part.text] : [])) ?? [];
        expect(end).toMatchObject({ text: deltas.join('') });
      }
      expect(await allOf(engine.generateTogether([], never()), 0)).toEqual([]);
    });

    promise('side by side, one that is too long or has a choice does not disturb the others', async (made) => {
      const { engine, modelId } = made;
      if (engine.generateTogether === undefined) return;
      const contextTokens = (await engine.models()).find(({ id }) => id === modelId)?.contextTokens ?? 4096;
      const tooLong = [{ role: 'user', content: 'one more word '.repeat(contextTokens) }] as const;
      const choice = { type: 'one-of', texts: ['Alice', 'Bob'] } as const;
      const requests = [{}, { messages: tooLong }, { constraint: choice }, { seed: 2 }].map((change) =>
        request(modelId, change),
      );
      const ends = (await allOf(engine.generateTogether(requests, never()), 4)).map(lastOf);
      expect(ends.map(({ type }) => type)).toEqual(['finish', 'failure', 'finish', 'finish']);
      expect(ends[1]).toMatchObject({ failure: { code: 'engine/context-exceeded' } });
      expect(choice.texts).toContain(ends[2]?.type === 'finish' ? ends[2].text : '');
      await answers(engine, modelId);
    });

    promise('a stop ends everything that is written side by side, and the next request works', async (made) => {
      const { engine, modelId } = made;
      if (engine.generateTogether === undefined) return;
      const requests = [1, 2, 3].map((seed) => request(modelId, { seed, maxTokens: 64 }));
      const before = await allOf(engine.generateTogether(requests, AbortSignal.abort()), 3);
      for (const parts of before) expect([parts.length, failureOf(parts)]).toEqual([1, 'engine/stopped']);
      const stop = new AbortController();
      const stopping = async function* () {
        for await (const part of engine.generateTogether?.(requests, stop.signal) ?? []) {
          stop.abort();
          yield part;
        }
      };
      const ends = (await allOf(stopping(), 3)).map(failureOf);
      expect(ends.filter((end) => end !== 'finish' && end !== 'engine/stopped')).toEqual([]);
      expect(ends).toContain('engine/stopped');
      for await (const { part } of engine.generateTogether(requests, never())) {
        expect(part.type).not.toBe('failure');
        break;
      }
      await answers(engine, modelId);
    });

    promise('side by side, an unknown model is a failure for each', async ({ engine }) => {
      if (engine.generateTogether === undefined) return;
      const requests = [1, 2].map((seed) => request(`${engine.kinds[0]}/no such model`, { seed }));
      const ends = (await allOf(engine.generateTogether(requests, never()), 2)).map(failureOf);
      expect(ends).toEqual(['engine/model-unknown', 'engine/model-unknown']);
    });

    promise('a text is scored token by token, and a likely one is likelier', async ({ engine, modelId }) => {
      if (engine.score === undefined) return;
      const { messages } = request(modelId);
      const answer = lastOf(await all(engine.generate(request(modelId), never())));
      if (answer.type !== 'finish') throw new Error('There was no answer to score.');
      const scored = async (text: string) => {
        const end = lastOf(
          await all(engine.score?.({ modelId, messages, text, alternatives: 5 }, never()) ?? nothing()),
        );
        if (end.type !== 'scored') throw new Error(`It was not scored: ${end.failure.code}`);
        return end.tokens;
      };
      const tokens = await scored(answer.text);
      expect(tokens.map(({ text }) => text).join('')).toBe(answer.text);
      expect(tokens.at(-1)?.text).toBe('');
      for (const { logProbability, rank, alternatives } of tokens) {
        expect(logProbability).toBeLessThanOrEqual(0);
        expect(alternatives).toHaveLength(5);
        const likeliest = alternatives.map((other) => other.logProbability);
        expect(likeliest).toEqual([...likeliest].sort((a, b) => b - a));
        expect(likeliest.reduce((sum, log) => sum + Math.exp(log), 0)).toBeLessThanOrEqual(1.000001);
        if (rank === 1) expect(logProbability).toBeCloseTo(likeliest[0] ?? 1, 6);
      }
      const mean = (all: typeof tokens) =>
        all.reduce((sum, { logProbability }) => sum + logProbability, 0) / all.length;
      expect(mean(await scored('zxqv 7 7 jjj'))).toBeLessThan(mean(tokens));
      expect(await scored(answer.text)).toEqual(tokens);
    });

    promise('it can be disposed of twice, and in the middle of an answer', async ({ engine, modelId }) => {
      const parts: EnginePart[] = [];
      for await (const part of engine.generate(request(modelId, { maxTokens: 64 }), never())) {
        parts.push(part);
        if (parts.length === 1) void engine.dispose();
      }
      expect(['finish', 'failure']).toContain(lastOf(parts).type);
      await engine.dispose();
    });

    async function answers(engine: Engine, modelId: string): Promise<void> {
      expect(lastOf(await all(engine.generate(request(modelId), never())))).toMatchObject({ type: 'finish' });
    }
  });
}

/** One of each kind of value, nested, bounded, and with signs that JSON writes in its own way. */
const wildSchemas: readonly JsonSchema[] = [
  {
    type: 'object',
    properties: {
      speaker: { type: 'string', enum: ['Ada', '陈明', 'Bo "the" builder\\', 'né👋'] },
      points: { type: 'array', items: { type: 'string', maxLength: 12 }, minItems: 2, maxItems: 3 },
      sure: { type: 'boolean' },
    },
  },
  {
    type: 'object',
    properties: {
      offer: {
        type: 'object',
        properties: { price: { type: 'number' }, count: { type: 'integer' }, 'a "name"\n名': { type: 'string' } },
      },
      steps: {
        type: 'array',
        maxItems: 2,
        items: { type: 'object', properties: { to: { type: 'string', maxLength: 3 }, far: { type: 'boolean' } } },
      },
      nothing: { type: 'object', properties: {} },
    },
  },
  { type: 'array', items: { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 2 }, minItems: 1 },
  { type: 'number' },
  { type: 'string', maxLength: 5 },
];

/** A short question, with whatever is to be different about it. */
export function request(modelId: string, change: Partial<EngineRequest> = {}): EngineRequest {
  return {
    modelId,
    messages: [
      { role: 'system', content: 'You are Alice. Reply as Alice in one or two short sentences.' },
      { role: 'user', content: 'Bob: What do you think of trains?' },
    ],
    maxTokens: 12,
    temperature: 0,
    seed: 1,
    constraint: { type: 'none' },
    ...change,
  };
}

/** Reads a stream to its end, and checks that exactly its last part is a last part. */
export async function all<Part extends LoadPart | EnginePart | ScorePart>(
  stream: AsyncIterable<Part>,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for await (const part of stream) parts.push(part);
  const ends = parts.filter(({ type }) => ['finish', 'loaded', 'scored', 'failure'].includes(type));
  expect(ends).toEqual(parts.slice(-1));
  return parts;
}

/** Reads what was answered side by side to its end, and checks that each answer has one last part. */
async function allOf(stream: AsyncIterable<PartOfOne>, answers: number): Promise<readonly (readonly EnginePart[])[]> {
  const parts: EnginePart[][] = Array.from({ length: answers }, () => []);
  for await (const { at, part } of stream) parts[at]?.push(part);
  for (const those of parts) {
    expect(those.filter(({ type }) => type !== 'text')).toEqual(those.slice(-1));
    expect(those).not.toEqual([]);
  }
  return parts;
}

function lastOf<Part>(parts: readonly Part[]): Part {
  const last = parts.at(-1);
  if (last === undefined) throw new Error('The stream had no parts.');
  return last;
}

function failureOf(parts: readonly (LoadPart | EnginePart | ScorePart)[]): string {
  const last = lastOf(parts);
  if (last.type !== 'failure') return last.type;
  expect(failureCodes).toContain(last.failure.code);
  return last.failure.code;
}

function never(): AbortSignal {
  return new AbortController().signal;
}

async function* nothing(): AsyncGenerator<ScorePart, void> {}
