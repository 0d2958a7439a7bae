import { describe, expect, test } from 'vitest';
import { randomAt } from '../base';
import { failureCodes, limits, type Tool, type ToolCircumstances, toolText } from '../core';
import { randomText, scenarioExample } from '../core/testing';

export const circumstances: ToolCircumstances = {
  scenario: scenarioExample(['Ada'], {
    documents: [
      { title: 'Bees', text: 'Bees make honey.\n\nA bee hive has one queen.' },
      { title: '蜜蜂', text: '蜜蜂酿蜜。蜂巢里有一只蜂王。' },
    ],
  }),
  now: Date.UTC(2026, 10, 23, 6, 0),
  random: randomAt(7, 0),
  earlier: ['buy tea', 'read', '买茶'],
};

/** What every tool promises, whatever a model writes to it. */
export function toolContract(tool: Tool): void {
  const never = new AbortController().signal;

  describe(`the tool ${tool.id} keeps its promises`, () => {
    test.each(strange)('whatever is written to it: %#', async (input) => {
      const result = await tool.run(input, circumstances, never);
      if (!result.ok) {
        expect(failureCodes).toContain(result.reason.code);
        expect(result.reason.message.length).toBeLessThanOrEqual(limits.messageLength);
        return;
      }
      expect(result.value).toBe(toolText(result.value));
      expect(result.value).not.toBe('');
    });

    test('a hundred mixtures of words, signs and scripts', async () => {
      const random = randomAt(3, 1);
      for (let time = 0; time < 100; time += 1) {
        const result = await tool.run(randomText(random, limits.toolInputLength), circumstances, never);
        if (result.ok) expect(result.value).toBe(toolText(result.value));
      }
    }, 60_000);

    test('the same call gives the same result', async () => {
      for (const input of ['2 + 3', '', 'bees']) {
        const calls = [0, 1].map(() => tool.run(input, { ...circumstances, random: randomAt(5, 5) }, never));
        const [first, second] = await Promise.all(calls);
        expect(first).toEqual(second);
      }
    });

    test('a call that is stopped ends', async () => {
      const stopping = new AbortController();
      const call = tool.run('while (true) {}', circumstances, stopping.signal);
      stopping.abort();
      await call;
    });

    test('it presents itself in both languages', () => {
      for (const language of ['en', 'zh'] as const) {
        const { name, description, input } = tool.words[language];
        for (const text of [name, description, input]) expect(text).not.toBe('');
      }
    });
  });
}

const strange: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\n\n\n',
  '2 + 3',
  '２＋３',
  '9'.repeat(limits.toolInputLength),
  '('.repeat(1_000),
  `${'('.repeat(200)}1${')'.repeat(200)}`,
  '__proto__',
  'constructor.constructor("return globalThis")()',
  'a = 1; a',
  'f(x) = f(x); f(1)',
  '170!!!!!!',
  '999999999d999999999',
  '2d6 + 1',
  'Mars/Olympus',
  'UTC',
  'bees',
  '蜜蜂',
  '*'.repeat(2_000),
  '[1, 2, 3]',
  '{"tool": "javascript", "input": "1"}',
  '🙂'.repeat(500),
  "throw new Error('no')",
];
