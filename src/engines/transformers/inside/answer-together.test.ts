import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import type { Engine, EnginePart, EngineRequest, PromptMessage } from '../../../core';
import { all, request } from '../../engine-contract';
import { builtinModelId } from '../catalogue';
import { nativeEngine } from './native-engine';

// The real model, many times over, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const modelsPath = fileURLToPath(new URL('../../../../public/models/', import.meta.url));
const engines: Engine[] = [];
const fresh = () => {
  const engine = nativeEngine(modelsPath);
  engines.push(engine);
  return engine;
};
const alone = fresh();
afterAll(async () => {
  for (const engine of engines) await engine.dispose();
});

type Finish = Extract<EnginePart, { type: 'finish' }>;

const names = ['Alice', 'Bob', 'Chen', 'Dana'];
const subjects = ['trains', 'robots', 'a small garden', 'the price of tea', 'homework', 'rain', 'chess', 'cities'];

/** Prompts of 20 to about 300 tokens. */
const prompts: readonly (readonly PromptMessage[])[] = Array.from({ length: 12 }, (_, index) => {
  const name = names[index % names.length];
  const subject = subjects[index % subjects.length];
  const system = `You are ${name}. Others: Eva, Finn. Topic: ${subject}. Reply as ${name} in one or two short sentences.`;
  const messages: PromptMessage[] = [{ role: 'system', content: system }];
  for (let line = 0; line <= (index * 5) % 8; line += 1) {
    messages.push({
      role: 'user',
      content: `Eva: I have ${line + 2} reasons to like ${subject}.\nFinn: And I do not.`,
    });
    messages.push({ role: 'assistant', content: `That is the ${line + 1}. thing you say about ${subject}.` });
  }
  return [...messages, { role: 'user', content: `Finn: What do you say, ${name}?` }];
});

const askedOf = (messages: readonly PromptMessage[], index: number, change: Partial<EngineRequest> = {}) =>
  request(builtinModelId, { messages, maxTokens: 5 + ((index * 7) % 9), ...change });
const never = () => new AbortController().signal;

test.each([2, 3, 4])(
  'in batches of %i, greedy texts are those of single runs, with and without remembered prefixes',
  async (size) => {
    const together = fresh();
    for (let from = 0; from < prompts.length; from += size) {
      let talks = prompts.slice(from, from + size);
      for (const round of [1, 2]) {
        const requests = talks.map((messages, index) => askedOf(messages, from + index));
        const ends = await endsOf(together, requests);
        for (const [at, asked] of requests.entries()) {
          const single = await finishOf(alone.generate(asked, never()));
          expect(ends[at]).toMatchObject({ text: single.text, ended: single.ended });
          expect(ends[at]?.usage.completionTokens).toBe(single.usage.completionTokens);
          if (round === 2) expect(ends[at]?.usage.prefillTokens).toBeLessThan(60);
        }
        talks = talks.map((messages, at) => [
          ...messages,
          { role: 'assistant', content: ends[at]?.text ?? '' },
          { role: 'user', content: at % 2 === 0 ? 'Eva: Why?' : 'Finn: I see. Tell me more about it, please.' },
        ]);
      }
    }
  },
);

test('with seeds of their own, texts that are drawn are those of single runs', async () => {
  const together = fresh();
  const requests = prompts
    .slice(0, 8)
    .map((messages, index) => askedOf(messages, index, { temperature: 0.8, seed: 100 + index }));
  const texts: string[] = [];
  for (let from = 0; from < requests.length; from += 4) {
    texts.push(...(await endsOf(together, requests.slice(from, from + 4))).map(({ text }) => text));
  }
  const single: string[] = [];
  for (const asked of requests) single.push((await singleRun(asked)).text);
  expect(texts).toEqual(single);
});

test('what was written side by side is remembered, and a single turn goes on from it', async () => {
  const engine = fresh();
  const requests = prompts.slice(4, 8).map((messages, index) => askedOf(messages, index));
  const ends = await endsOf(engine, requests);
  for (const [at, asked] of requests.entries()) {
    const next: PromptMessage[] = [
      ...asked.messages,
      { role: 'assistant', content: ends[at]?.text ?? '' },
      { role: 'user', content: 'Eva: Why?' },
    ];
    const warm = await finishOf(engine.generate(askedOf(next, 0), never()));
    const cold = await finishOf(fresh().generate(askedOf(next, 0), never()));
    expect(warm.text).toBe(cold.text);
    expect(warm.usage.prefillTokens).toBeLessThan(30);
  }
});

test('prompts that begin alike are read once', async () => {
  const engine = fresh();
  const [long = []] = prompts.slice(7, 8);
  const requests = ['Eva: Why?', 'Finn: Why not?', 'Eva: I see.'].map((content, index) =>
    askedOf([...long, { role: 'assistant', content: 'Yes.' }, { role: 'user', content }], index),
  );
  const ends = await endsOf(engine, requests);
  expect(ends[0]?.usage.prefillTokens).toBe(ends[0]?.usage.promptTokens);
  for (const end of ends.slice(1)) expect(end.usage.prefillTokens).toBeLessThan(20);
});

test('a stop takes one step, and what was read is remembered', async () => {
  const engine = fresh();
  const stop = new AbortController();
  const requests = prompts.slice(0, 3).map((messages, index) => askedOf(messages, index, { maxTokens: 200 }));
  const after: string[] = [];
  for await (const { part } of engine.generateTogether?.(requests, stop.signal) ?? []) {
    if (stop.signal.aborted) after.push(part.type === 'failure' ? part.failure.code : part.type);
    // Each has begun by the time that the third one speaks.
    if (part.type === 'text') stop.abort();
  }
  expect(after.filter((what) => what === 'engine/stopped')).toHaveLength(3);
  expect(after.filter((what) => what === 'text').length).toBeLessThanOrEqual(2);
  const next = await finishOf(engine.generate(requests[0] as EngineRequest, never()));
  expect(next.usage.prefillTokens).toBe(1);
});

const singleRuns = new Map<string, Promise<Finish>>();

/** The same request is answered once for all tests. */
function singleRun(asked: EngineRequest): Promise<Finish> {
  const key = JSON.stringify(asked);
  const known = singleRuns.get(key) ?? finishOf(alone.generate(asked, never()));
  singleRuns.set(key, known);
  return known;
}

async function endsOf(engine: Engine, requests: readonly EngineRequest[]) {
  const ends = new Map<number, Finish>();
  for await (const { at, part } of engine.generateTogether?.(requests, never()) ?? []) {
    if (part.type === 'failure') throw new Error(JSON.stringify(part.failure));
    if (part.type === 'finish') ends.set(at, part);
  }
  return requests.map((_, at) => {
    const end = ends.get(at);
    if (end === undefined) throw new Error(`Request ${at} was not finished.`);
    return end;
  });
}

async function finishOf(parts: AsyncIterable<EnginePart>): Promise<Finish> {
  const end = (await all(parts)).at(-1);
  if (end?.type !== 'finish') throw new Error(`No finish: ${JSON.stringify(end)}`);
  return end;
}
