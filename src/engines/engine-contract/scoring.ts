import { expect } from 'vitest';
import type { Promised } from './promised';
import { all, lastOf, never, nothing, request } from './reading';

/** What is promised of probabilities, of engines that tell them. */
export function scoring(promise: Promised): void {
  promise('a text is scored token by token, and a likely one is likelier', async ({ engine, modelId }) => {
    if (engine.score === undefined) return;
    const { messages } = request(modelId);
    const answer = lastOf(await all(engine.generate(request(modelId), never())));
    if (answer.type !== 'finish') throw new Error('There was no answer to score.');
    const scored = async (text: string) => {
      const end = lastOf(await all(engine.score?.({ modelId, messages, text, alternatives: 5 }, never()) ?? nothing()));
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
    const mean = (all: typeof tokens) => all.reduce((sum, { logProbability }) => sum + logProbability, 0) / all.length;
    expect(mean(await scored('zxqv 7 7 jjj'))).toBeLessThan(mean(tokens));
    expect(await scored(answer.text)).toEqual(tokens);
  });
}
