import { fail, ok } from '../base';
import { type Failure, failure, type Tool } from '../core';
import type { Program, RunProgram } from './sandbox/program';

/** Runs a program in a sandbox that has a language and nothing else: no page, no network, no files. `run`: where. */
export function javascript(run: RunProgram): Tool {
  return {
    id: 'javascript',
    words: {
      en: {
        name: 'JavaScript',
        description: 'Runs a short program in a sandbox: one second, 16 MB, no network.',
        input: 'a program; its last value and what it logs come back',
      },
      zh: {
        name: 'JavaScript',
        description: '在沙箱里运行一小段程序：一秒、16 MB、没有网络。',
        input: '一段程序；返回最后的值和它打印的内容',
      },
    },
    run: async (input, { now, random }, signal) => {
      const program: Program = { code: input, now, seed: random.integer(0, 0x7fff_ffff) };
      const end = await run(program, signal);
      switch (end.type) {
        case 'done':
          return ok(end.output);
        case 'threw':
          return fail(failure('tool/code-threw', end.error, { error: end.error }));
        case 'timeout':
          return fail(failure('tool/timeout', 'It took too long.', { milliseconds: end.milliseconds }));
        case 'out-of-memory':
          return fail(failure('tool/out-of-memory', 'It wanted too much memory.'));
        case 'broken':
          return fail(broken(end.problem));
      }
    },
  };
}

function broken(problem: string): Failure {
  return failure('tool/failed', problem.slice(0, 500).toWellFormed());
}
