import { describe, expect, test } from 'vitest';
import { randomAt } from '../base';
import { calculator, clock, dice, javascript, notes, search } from '.';
import { runHere } from './sandbox/run-here';
import { circumstances, toolContract } from './tool-contract';

const program = javascript((code) => runHere(code, () => performance.now()));
const utc = clock('UTC');
for (const tool of [calculator, utc, dice, search, notes, program]) toolContract(tool);

const never = new AbortController().signal;

describe('the calculator', () => {
  test.each([
    ['12 * 7', '84'],
    ['12 × 7', '84'],
    ['１２ ÷ ４', '3'],
    ['3 x 4', '12'],
    ['12乘以7', '84'],
    ['(1 + 2) * 3 =', '9'],
    ['1,234 + 1', '1235'],
    ['max(3, 4)', '4'],
    ['20% of 50', '10'],
    ['2 ** 10', '1024'],
    ['0.1 + 0.2', '0.3'],
    ['7 − 9', '-2'],
    ['sqrt(16)', '4'],
    ['100 divided by 8', '12.5'],
  ])('%s is %s', async (sum, result) => {
    expect(await calculator.run(sum, circumstances, never)).toEqual({ ok: true, value: result });
  });

  test.each(['1 / 0', 'random()', 'apples + pears', 'x = 3', '"a" || "b"', 'E["constructor"]', ''])(
    '%s is no sum',
    async (sum) => {
      const result = await calculator.run(sum, circumstances, never);
      expect(result).toMatchObject({ ok: false, reason: { code: 'tool/input-unclear' } });
    },
  );
});

describe('the clock', () => {
  test('tells the time here, and elsewhere when asked', async () => {
    expect(await utc.run('what time is it?', circumstances, never)).toMatchObject({
      value: expect.stringMatching(/Monday.*23 November 2026.*06:00/),
    });
    expect(await utc.run('Asia/Tokyo', circumstances, never)).toMatchObject({
      value: expect.stringContaining('15:00'),
    });
    expect(await utc.run('Mars/Olympus', circumstances, never)).toMatchObject({ ok: false });
  });

  test('speaks Chinese', async () => {
    const scenario = { ...circumstances.scenario, language: 'zh' as const };
    expect(await utc.run('', { ...circumstances, scenario }, never)).toMatchObject({
      value: expect.stringContaining('2026年11月23日'),
    });
  });
});

describe('the dice', () => {
  test('show what was thrown, and the sum', async () => {
    const result = await dice.run('3d6 + 2', circumstances, never);
    expect(result).toMatchObject({ value: expect.stringMatching(/^[1-6] \+ [1-6] \+ [1-6] \+ 2 = \d+$/) });
  });

  test('one die of twenty sides reaches every side', async () => {
    const thrown = new Set<string>();
    for (let step = 0; step < 400; step += 1) {
      const result = await dice.run('d20', { ...circumstances, random: randomAt(1, step) }, never);
      if (result.ok) thrown.add(result.value);
    }
    expect(thrown.size).toBe(20);
  });
});

describe('the search', () => {
  test.each([
    ['honey', 'Bees: Bees make honey.'],
    ['who is the queen of a hive', 'Bees: A bee hive has one queen.'],
    ['蜂王有几只', '蜜蜂: 蜜蜂酿蜜。蜂巢里有一只蜂王。'],
  ])('%s finds %s', async (query, passage) => {
    const result = await search.run(query, circumstances, never);
    expect(result.ok && result.value.split('\n')[0]).toBe(passage);
  });

  test('says so when there is nothing', async () => {
    expect(await search.run('submarine', circumstances, never)).toEqual({ ok: true, value: 'Nothing found.' });
  });

  test('long paragraphs are given in pieces, three at most', async () => {
    const text = 'The river runs north. '.repeat(200);
    const scenario = { ...circumstances.scenario, documents: [{ title: 'River', text }] };
    const result = await search.run('river', { ...circumstances, scenario }, never);
    const lines = result.ok ? result.value.split('\n') : [];
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(410);
  });
});

test('notes are read with an empty input, and written with any other', async () => {
  expect(await notes.run('', circumstances, never)).toEqual({ ok: true, value: '1. buy tea\n2. 买茶' });
  expect(await notes.run('read', { ...circumstances, earlier: [] }, never)).toEqual({
    ok: true,
    value: 'No notes yet.',
  });
  expect(await notes.run('buy milk', circumstances, never)).toEqual({ ok: true, value: 'Noted.' });
});
