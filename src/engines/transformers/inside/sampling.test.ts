import { expect, test } from 'vitest';
import { type Random, randomAt } from '../../../base';
import { chooseAmong, chooseToken, habitsWith, noHabits } from './sampling';

const always = (value: number): Random => ({
  next: () => value,
  integer: (from) => from,
  pick: (items) => items[0] as never,
});
const choose = (
  logits: readonly number[],
  change: Partial<typeof noHabits>,
  temperature: number,
  random: Random,
  text: number[] = [],
) => chooseToken(Float32Array.from(logits), text, { ...noHabits, ...change }, temperature, random);

test('at temperature 0 the most likely token is chosen', () => {
  expect(choose([1, 3, 2], {}, 0, always(0.99))).toBe(1);
});

test('tokens are drawn as often as they are likely', () => {
  const counts = [0, 0, 0];
  for (let draw = 0; draw < 3000; draw += 1) {
    const token = choose([Math.log(0.5), Math.log(0.3), Math.log(0.2)], {}, 1, randomAt(1, draw)) as number;
    counts[token] = (counts[token] ?? 0) + 1;
  }
  const shares = counts.map((count) => count / 3000);
  expect(shares[0]).toBeCloseTo(0.5, 1);
  expect(shares[1]).toBeCloseTo(0.3, 1);
  expect(shares[2]).toBeCloseTo(0.2, 1);
});

test('a higher temperature makes unlikely tokens likelier', () => {
  const often = (temperature: number) =>
    Array.from({ length: 500 }, (_, draw) => choose([2, 0], {}, temperature, randomAt(3, draw))).filter(
      (token) => token === 1,
    ).length;
  expect(often(2)).toBeGreaterThan(often(0.5) + 50);
});

test('top k and top p keep the most likely tokens only', () => {
  const logits = [0.1, 0.4, 0.2, 0.3].map(Math.log);
  const reachable = (change: Partial<typeof noHabits>) =>
    new Set(Array.from({ length: 300 }, (_, draw) => choose(logits, change, 1, randomAt(5, draw))));
  expect(reachable({})).toEqual(new Set([0, 1, 2, 3]));
  expect(reachable({ topK: 2 })).toEqual(new Set([1, 3]));
  expect(reachable({ topP: 0.85 })).toEqual(new Set([1, 2, 3]));
  expect(reachable({ topP: 0.35 })).toEqual(new Set([1]));
  expect(reachable({ topK: 3, topP: 0.7 })).toEqual(new Set([1, 3]));
});

test('min p keeps the tokens that are likely beside the likeliest one, and knows the temperature', () => {
  const logits = [0.1, 0.5, 0.15, 0.25].map(Math.log);
  const reachable = (change: Partial<typeof noHabits>, temperature = 1) =>
    new Set(Array.from({ length: 300 }, (_, draw) => choose(logits, change, temperature, randomAt(5, draw))));
  expect(reachable({ minP: 0.25 })).toEqual(new Set([1, 2, 3]));
  expect(reachable({ minP: 0.4 })).toEqual(new Set([1, 3]));
  expect(reachable({ minP: 1 })).toEqual(new Set([1]));
  expect(reachable({ minP: 0.4 }, 2)).toEqual(new Set([0, 1, 2, 3]));
  expect(reachable({ topK: 2, minP: 0.1 })).toEqual(new Set([1, 3]));
  expect(reachable({ topP: 0.9, minP: 0.4 })).toEqual(new Set([1, 3]));
});

test('tokens that are ruled out are never drawn', () => {
  const logits = [-Infinity, 0, -Infinity, 1, -Infinity];
  const reached = Array.from({ length: 200 }, (_, draw) => choose(logits, {}, 2, randomAt(5, draw)));
  expect(new Set(reached)).toEqual(new Set([1, 3]));
  expect(choose(logits, {}, 2, always(1))).toBe(3);
});

test('what a request wants goes before the habits of the model, and the rest stays', () => {
  const habits = { ...noHabits, topK: 20, topP: 0.95, noRepeatNgramSize: 3 };
  expect(habitsWith(habits)).toEqual(habits);
  expect(habitsWith(habits, { topK: 0, minP: 0.1 })).toEqual({ ...habits, topK: 0, minP: 0.1 });
  expect(habitsWith(habits, { topP: 1, repetitionPenalty: 1.3 })).toEqual({
    ...habits,
    topP: 1,
    repetitionPenalty: 1.3,
  });
});

test('a token that was said is less likely, whether its logit is positive or not', () => {
  expect(choose([2, 1.9], { repetitionPenalty: 1.3 }, 0, always(0), [0])).toBe(1);
  expect(choose([-1.9, -2], { repetitionPenalty: 1.3 }, 0, always(0), [0])).toBe(1);
});

test('no three tokens come twice', () => {
  expect(choose([9, 1, 0], { noRepeatNgramSize: 3 }, 0, always(0), [1, 2, 0, 5, 1, 2])).toBe(1);
  expect(choose([9, 1, 0], { noRepeatNgramSize: 3 }, 0, always(0), [1, 2])).toBe(0);
});

test('logits that are no numbers choose nothing', () => {
  expect(choose([1, Number.NaN], {}, 1, always(0))).toBeNull();
  expect(choose([-Infinity, -Infinity], {}, 0, always(0))).toBeNull();
});

test('a choice among a few looks at nothing else', () => {
  const logits = Float32Array.from([9, 1, 2, 9]);
  expect(chooseAmong(logits, [1, 2], 0, always(0))).toBe(2);
  expect(
    new Set(Array.from({ length: 100 }, (_, draw) => chooseAmong(logits, [1, 2], 1.5, randomAt(1, draw)))),
  ).toEqual(new Set([1, 2]));
  expect(chooseAmong(Float32Array.from([Number.NaN]), [0], 1, always(0))).toBeNull();
});

test('a sentence begins otherwise than earlier ones where another way is likely enough', () => {
  const logits = [0.9, 0.07, 0.03].map(Math.log);
  const reachable = (freshStart: number, used: readonly number[]) =>
    new Set(
      Array.from({ length: 300 }, (_, draw) =>
        chooseToken(Float32Array.from(logits), [], { ...noHabits, freshStart }, 1, randomAt(5, draw), new Set(used)),
      ),
    );
  expect(reachable(0, [0])).toEqual(new Set([0, 1, 2]));
  expect(reachable(0.05, [0])).toEqual(new Set([1, 2]));
  expect(reachable(0.1, [0])).toEqual(new Set([0, 1, 2]));
  expect(reachable(0.05, [])).toEqual(new Set([0, 1, 2]));
});
