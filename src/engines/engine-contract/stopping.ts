import { expect } from 'vitest';
import type { EnginePart } from '../../core';
import type { Promised } from './promised';
import { all, answers, failureOf, lastOf, never, request } from './reading';

/** What is promised when a request is stopped, left or overtaken. */
export function stopping(promise: Promised): void {
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

  promise(
    'an answer that is held stands still within a token, goes on to the same end, and can be stopped while it stands',
    async ({ engine, modelId }) => {
      if (engine.hold === undefined) return;
      const asked = request(modelId, { maxTokens: 24, temperature: 0 });
      const unbroken = lastOf(await all(engine.generate(asked, never())));
      let heard = 0;
      const listen = async (signal: AbortSignal) => {
        const parts: EnginePart[] = [];
        for await (const part of engine.generate(asked, signal)) {
          parts.push(part);
          heard += 1;
          if (parts.length === 1) engine.hold?.(true);
        }
        return parts;
      };
      const stop = new AbortController();
      const [first, second] = [listen(never()), listen(stop.signal)];
      await quiet(() => heard);
      const whileHeld = heard;
      await quiet(() => heard);
      expect(heard).toBe(whileHeld);
      engine.hold(false);
      expect(lastOf(await first)).toMatchObject({ type: 'finish', text: textOf(unbroken) });
      await quiet(() => heard);
      stop.abort();
      const stopped = lastOf(await second);
      expect(stopped.type === 'finish' || stopped.type === 'failure').toBe(true);
      engine.hold(false);
      await answers(engine, modelId);
    },
  );

  promise('it can be disposed of twice, and in the middle of an answer', async ({ engine, modelId }) => {
    const parts: EnginePart[] = [];
    for await (const part of engine.generate(request(modelId, { maxTokens: 64 }), never())) {
      parts.push(part);
      if (parts.length === 1) void engine.dispose();
    }
    expect(['finish', 'failure']).toContain(lastOf(parts).type);
    await engine.dispose();
  });
}

const textOf = (part: EnginePart) => (part.type === 'finish' ? part.text : '');

/** Resolves when a count has stayed the same for a while. */
async function quiet(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); ) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
