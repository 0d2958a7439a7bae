import { expect, test } from 'vitest';
import type { Phase } from '../../app';
import { runActs } from './run-acts';

const main = (phase: Phase) => runActs({ phase, run: null }).main;

test('the first button runs what rests, pauses what goes, and resumes what was paused or failed', () => {
  expect(main('idle')).toBe('run');
  expect(main('finished')).toBe('run');
  expect(main('running')).toBe('pause');
  expect(main('waiting')).toBe('pause');
  expect(main('paused')).toBe('resume');
  expect(main('failed')).toBe('resume');
});

test('one step can be asked for where nothing goes on', () => {
  const steps = (['idle', 'running', 'paused', 'finished'] as const).map((phase) => runActs({ phase, run: null }).step);
  expect(steps).toEqual([true, false, true, false]);
});

test('a turn that is being finished cannot be paused again, only stopped', () => {
  expect(runActs({ phase: 'pausing', run: null })).toMatchObject({ mainEnabled: false, stop: true });
});
