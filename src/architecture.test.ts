import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Rule, survey } from '../tools/architecture';

const root = join(import.meta.dirname, '..');

const sources = new Map(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => join('src', path))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [path.split(sep).join('/'), readFileSync(join(root, path), 'utf8')]),
);

describe('the house', () => {
  test('every import of every module is allowed by the floor plan', () => {
    const { modules, imports, violations } = survey(sources);
    expect(modules).toBeGreaterThan(100);
    expect(imports).toBeGreaterThan(300);
    expect(violations.map(({ file, sentence }) => `${file}: ${sentence}`)).toEqual([]);
  });

  test('the check has seen the modules that the whole house hangs on', () => {
    for (const path of ['src/main.tsx', 'src/core/index.ts', 'src/app/index.ts', 'src/orchestrator/index.ts']) {
      expect(sources.has(path)).toBe(true);
    }
  });
});

const rulesBroken = (files: Record<string, string>): readonly Rule[] =>
  survey(new Map(Object.entries(files))).violations.map(({ rule }) => rule);

/** A small house with nothing wrong in it; each example below puts one wrong thing in. */
const tidy = {
  'src/base/index.ts': 'export const one = 1;',
  'src/core/index.ts': "export { one } from '../base';",
  'src/core/engine.ts': "import type { one } from '../base'; export type One = typeof one;",
  'src/patterns/index.ts': "import { one } from '../core'; export const two = one + one;",
  'src/engines/index.ts': "export const start = () => new Worker(new URL('./web-llm/x.worker.ts', import.meta.url));",
  'src/engines/web-llm/x.worker.ts': "import * as llm from '@mlc-ai/web-llm'; self.llm = llm;",
  'src/app/index.ts':
    "export { two } from '../patterns'; export { start } from '../engines'; import 'zustand/vanilla';",
  'src/ui/index.tsx': "import { useState } from 'react'; import { two } from '../app'; export { useState, two };",
  'src/main.tsx': "import './ui';",
};

describe('the check', () => {
  test('finds nothing in a tidy house', () => {
    expect(rulesBroken(tidy)).toEqual([]);
  });

  const broken: readonly [what: string, files: Record<string, string>, rule: Rule][] = [
    ['a static import upwards', { 'src/base/up.ts': "import { a } from '../core';" }, 'layer'],
    ['a type-only import upwards', { 'src/base/up.ts': "import type { a } from '../core';" }, 'layer'],
    ['a type taken with import()', { 'src/base/up.ts': "export type A = import('../core').A;" }, 'layer'],
    ['a re-export upwards', { 'src/base/up.ts': "export * from '../core';" }, 'layer'],
    ['a dynamic import upwards', { 'src/base/up.ts': "export const a = () => import('../core');" }, 'layer'],
    [
      'a worker upwards',
      { 'src/base/up.ts': "new Worker(new URL('../engines/web-llm/x.worker.ts', import.meta.url));" },
      'layer',
    ],
    ['neighbours on level 2', { 'src/sharing/index.ts': "import { two } from '../patterns';" }, 'layer'],
    ['an implementation in the orchestrator', { 'src/orchestrator/index.ts': "import '../patterns';" }, 'layer'],
    ['an implementation in the interface', { 'src/ui/x.tsx': "import { two } from '../patterns';" }, 'layer'],
    ['a test of a neighbour', { 'src/sharing/x.test.ts': "import { two } from '../patterns';" }, 'layer'],
    ['a way round the door', { 'src/patterns/x.ts': "import type { One } from '../core/engine';" }, 'door'],
    ['React below the interface', { 'src/app/x.ts': "import { useState } from 'react';" }, 'package'],
    ['a store bound to React in the app', { 'src/app/x.ts': "import { create } from 'zustand';" }, 'package'],
    ['the graph library elsewhere', { 'src/ui/x.tsx': "import { ReactFlow } from '@xyflow/react';" }, 'package'],
    [
      'WebLLM in another engine',
      { 'src/engines/remote/x.ts': "import type * as a from '@mlc-ai/web-llm';" },
      'package',
    ],
    [
      'transformers.js in the app',
      { 'src/app/x.ts': "import type * as a from '@huggingface/transformers';" },
      'package',
    ],
    ['idb in the app', { 'src/app/x.ts': "import { openDB } from 'idb';" }, 'package'],
    ['a module of Node in the app', { 'src/app/x.ts': "import { join } from 'node:path';" }, 'package'],
    [
      'WebLLM on the page, by way of others',
      {
        'src/engines/web-llm/page.ts': "export { llm } from './deep';",
        'src/engines/web-llm/deep.ts': "export * as llm from '@mlc-ai/web-llm';",
        'src/app/index.ts': "export const llm = () => import('../engines/web-llm'); ",
        'src/engines/web-llm/index.ts': "export { llm } from './page';",
      },
      'worker-side',
    ],
    ['the clock below the app', { 'src/core/x.ts': 'export const at = Date.now();' }, 'unpredictable'],
    ['the clock, handed on', { 'src/core/x.ts': 'export const now = Date.now;' }, 'unpredictable'],
    ['the date of today below the app', { 'src/core/x.ts': 'export const at = new Date();' }, 'unpredictable'],
    ['chance below the app', { 'src/orchestrator/x.ts': 'export const a = Math.random();' }, 'unpredictable'],
    ['names by chance below the app', { 'src/engines/x.ts': 'export const a = crypto.randomUUID();' }, 'unpredictable'],
    ['IndexedDB outside persistence', { 'src/ui/x.ts': "indexedDB.open('x');" }, 'storage'],
    [
      'help for tests in the app',
      { 'src/app/x.ts': "import '../core/testing';", 'src/core/testing/index.ts': '' },
      'testing',
    ],
    ['a room that is not in the table', { 'src/helpers/x.ts': 'export const a = 1;' }, 'room'],
    ['an import that cannot be read', { 'src/app/x.ts': 'export const a = (b: string) => import(b);' }, 'unreadable'],
    ['an import by pattern', { 'src/app/x.ts': "import.meta.glob('../scenarios/*.ts');" }, 'unreadable'],
    ['an import of nothing', { 'src/app/x.ts': "import './missing';" }, 'unresolved'],
    ['a ring of two', { 'src/core/a.ts': "import './b';", 'src/core/b.ts': "import type {} from './a';" }, 'cycle'],
    [
      'a ring of three',
      { 'src/core/a.ts': "import './b';", 'src/core/b.ts': "export * from './c';", 'src/core/c.ts': "import './a';" },
      'cycle',
    ],
  ];
  test.each(broken)('finds %s', (_what, files, rule) => {
    expect(rulesBroken({ ...tidy, ...files })).toEqual([rule]);
  });

  test('lets tests use what lies below them, and a contract suite of a neighbour', () => {
    const files = {
      'src/orchestrator/x.test.ts': "import { two } from '../patterns'; import { readFileSync } from 'node:fs';",
      'src/sharing/x.test.ts': "import { a } from '../patterns/pattern-contract'; export const at = Date.now();",
      'src/patterns/pattern-contract.ts': 'export const a = 1;',
      'src/core/testing/index.ts': '',
      'src/core/x.test.ts': "import './testing'; import '../../tools/anything';",
    };
    expect(rulesBroken({ ...tidy, ...files })).toEqual([]);
  });

  test('lets a pattern be that stays in its own folder', () => {
    const files = { 'src/scenarios/x.ts': "import.meta.glob('./runs/*.json');" };
    expect(rulesBroken({ ...tidy, ...files })).toEqual([]);
  });

  test('is not misled by comments and strings', () => {
    const files = { 'src/core/x.ts': "// import '../app'\nexport const text = \"import '../app'; Date.now()\";" };
    expect(rulesBroken({ ...tidy, ...files })).toEqual([]);
  });
});
