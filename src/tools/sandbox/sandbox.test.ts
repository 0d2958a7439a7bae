import { describe, expect, test } from 'vitest';
import type { ProgramEnd } from './program';
import { runHere } from './run-here';

const run = (code: string, seed = 1): Promise<ProgramEnd> =>
  runHere({ code, now: Date.UTC(2026, 10, 23), seed }, () => performance.now());

test.each([
  ['1 + 1', '2'],
  ['"a".repeat(3)', 'aaa'],
  ['console.log("one", 2); ({ three: [3] })', 'one 2\n{"three":[3]}'],
  ['let sum = 0; for (let i = 1; i <= 100; i += 1) sum += i; sum', '5050'],
  ['(async () => { await null; return 7; })()', '7'],
  ['new Date().toISOString()', '2026-11-23T00:00:00.000Z'],
  ['[Date.now() === new Date().constructor.now(), new Date(0) instanceof Date]', '[true,true]'],
  ['console.log()', 'undefined'],
  ['', 'undefined'],
])('%s gives %s', async (code, output) => {
  expect(await run(code)).toEqual({ type: 'done', output });
});

test('chance comes from the seed', async () => {
  const [first, again, other] = await Promise.all([
    run('Math.random()'),
    run('Math.random()'),
    run('Math.random()', 2),
  ]);
  expect(first).toEqual(again);
  expect(first).not.toEqual(other);
});

test('what a program throws is told', async () => {
  expect(await run('nothing.there')).toEqual({ type: 'threw', error: "ReferenceError: 'nothing' is not defined" });
  expect(await run('Promise.reject(new RangeError("far"))')).toEqual({ type: 'threw', error: 'RangeError: far' });
  expect(await run('{ not a program')).toMatchObject({ type: 'threw', error: expect.stringContaining('SyntaxError') });
});

describe('a program that goes on for ever is ended', () => {
  test.each([
    'while (true) {}',
    'for (;;) try { for (;;); } catch {}',
    'const again = () => Promise.resolve().then(again); again()',
    '(async () => { for (;;) await null; })()',
    '/^(a+)+$/.test("a".repeat(60) + "b")',
    'let text = "x"; for (let i = 0; i < 1e9; i += 1) text = [...text].sort().join("");',
  ])('%s', async (code) => {
    const startedAt = performance.now();
    const end = await run(code);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(['timeout', 'done']).toContain(end.type);
  });
});

describe('a program that wants too much memory gets none', () => {
  test.each([
    'const all = []; for (;;) all.push(new Array(1000).fill(1));',
    '"x".repeat(2 ** 29)',
    'let text = "x"; for (;;) text += text;',
    'new ArrayBuffer(1 << 30)',
    'new Uint8Array(2 ** 31)',
    'const deep = () => deep(); deep()',
    'let nested = []; for (;;) nested = [nested];',
  ])('%s', async (code) => {
    expect((await run(code)).type).not.toBe('done');
  });
});

test('what comes back is bounded', async () => {
  for (const code of ['"x".repeat(1e6)', 'for (let i = 0; i < 1e4; i += 1) console.log("line " + i)']) {
    const end = await run(code);
    expect(end.type === 'done' && end.output.length).toBeLessThan(2_000);
    expect(end.type === 'done' && end.output.length).toBeGreaterThan(1_000);
  }
});

describe('there is no way out', () => {
  test.each([
    ['fetch', 'typeof fetch'],
    ['XMLHttpRequest', 'typeof XMLHttpRequest'],
    ['the page', 'typeof document + typeof window'],
    ['the worker', 'typeof self + typeof postMessage + typeof importScripts'],
    ['Node', 'typeof process + typeof require'],
    ['storage', 'typeof indexedDB + typeof localStorage'],
    ['WebAssembly', 'typeof WebAssembly'],
    ['the constructor of functions', 'typeof (() => {}).constructor("return this")().fetch'],
    ['the constructor of what logs', 'typeof console.log.constructor("return this")().process'],
    ['eval', 'typeof (0, eval)("this").document'],
  ])('by %s', async (_way, code) => {
    const end = await run(code);
    expect(end).toMatchObject({ type: 'done', output: expect.stringMatching(/^(undefined)+$/) });
  });

  test.each(['import("node:fs")', 'import fs from "node:fs"; fs', 'import("https://example.com/x.js")'])(
    'by %s',
    async (code) => {
      expect(await run(code)).toMatchObject({ type: 'threw' });
    },
  );

  test('and nothing stays for the next program', async () => {
    await run('globalThis.kept = 1; Object.prototype.kept = 1; Array.prototype.push = null;');
    expect(await run('typeof kept + typeof {}.kept + typeof [].push')).toEqual({
      type: 'done',
      output: 'undefinedundefinedfunction',
    });
    expect(({} as { kept?: number }).kept).toBe(undefined);
  });
});
