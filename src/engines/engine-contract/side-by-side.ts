import { expect } from 'vitest';
import type { Promised } from './promised';
import { all, allOf, answers, failureOf, lastOf, never, request } from './reading';

/** What is promised of several answers at once, of engines that can. */
export function sideBySide(promise: Promised): void {
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
}
