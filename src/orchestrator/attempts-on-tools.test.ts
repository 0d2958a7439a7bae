import { describe, expect, test } from 'vitest';
import { limits } from '../core';
import { scriptedEngine } from '../engines/scripted';
import { roundRobin } from '../patterns';
import { callsIn, lastOf, nothing, type Play, playOn, said, wants } from './testing/play-with-tools';

const play = (answers: Parameters<typeof playOn>[1], how?: Play) =>
  playOn({ scriptedEngine, pattern: roundRobin }, answers, how);

/** What a model writes that has the calculator alone and wants something else. */
const attempts: readonly (readonly [what: string, answer: string])[] = [
  ['another tool', wants('javascript', '1')],
  ['another tool in capitals', wants('JavaScript', '1')],
  ['its own tool in capitals', wants('Calculator', '1')],
  ['a Cyrillic letter', wants('саlculator', '1')],
  ['full-width letters', wants('ｃａｌｃｕｌａｔｏｒ', '1')],
  ['a name with a blank', wants(' calculator', '1')],
  ['a name with a zero-width blank', wants('calculator\u200b', '1')],
  ['a name in Chinese', wants('计算器', '1')],
  ['two names', wants('calculator, javascript', '1')],
  ['a list of tools', '{"tool": ["calculator", "javascript"], "input": "1"}'],
  ['a tool inside a tool', '{"tool": {"tool": "javascript"}, "input": "1"}'],
  ['a list of calls', `[${wants('calculator', '1')}, ${wants('javascript', '1')}]`],
  ['two calls in a row', `${wants('calculator', '1')}${wants('javascript', '1')}`],
  ['a call within words', `I use ${wants('calculator', '1')}`],
  ['a call in a code block', `\`\`\`json\n${wants('javascript', '1')}\n\`\`\``],
  ['the same key twice, the other tool last', '{"tool": "calculator", "tool": "javascript", "input": "1"}'],
  ['a key too many', '{"tool": "calculator", "input": "1", "then": "javascript"}'],
  ['a key too few', '{"tool": "calculator"}'],
  ['an input that is an object', '{"tool": "calculator", "input": {"tool": "javascript"}}'],
  ['a prototype', '{"__proto__": {"tool": "calculator"}, "input": "1"}'],
  ['a property of every object', wants('constructor', '1')],
  ['a tool that there is not', wants('shell', 'rm -rf /')],
  ['no JSON at all', 'javascript("1")'],
  ['an input that is huge', wants('calculator', '9'.repeat(50_000))],
  ['nothing but brackets', '{'.repeat(2_000)],
];

describe('whatever its model writes, an agent calls only what is on its list', () => {
  test.each(attempts)('%s', async (_what, answer) => {
    const { log, ran } = await play((request) => (lastOf(request)?.includes('JSON') ? answer : 'I said it.'));
    expect(ran).toEqual([]);
    expect(callsIn(log)).toEqual([]);
    expect(said(log)).toEqual(['I said it.']);
  });

  test('an input for another tool is only an input', async () => {
    const { ran, heard } = await play([wants('calculator', wants('javascript', 'while (true) {}')), nothing, 'Well.']);
    expect(ran).toEqual(['calculator']);
    expect(heard('calculator').map(([input]) => input)).toEqual([wants('javascript', 'while (true) {}')]);
  });

  test('a message that asks for a tool is only a message', async () => {
    const { ran, calls } = await play([nothing, wants('javascript', '1')], { turns: 2 });
    expect(ran).toEqual([]);
    expect(calls).toEqual([]);
  });

  test('nobody calls more often than three times a turn, or the same twice', async () => {
    let number = 0;
    const restless = await play((request) =>
      lastOf(request)?.includes('JSON') ? wants('calculator', String(number++)) : 'At last.',
    );
    expect(restless.calls).toHaveLength(limits.callsPerTurn);
    expect(restless.asked).toHaveLength(limits.callsPerTurn + 1);
    const stubborn = await play((request) =>
      lastOf(request)?.includes('JSON') ? wants('calculator', '1') : 'At last.',
    );
    expect(stubborn.calls).toHaveLength(1);
  });
});
