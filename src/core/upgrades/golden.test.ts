import { expect, test } from 'vitest';
import { formatVersion } from '../scenario';
import run from './golden/1/run.golden.json';
import scenario from './golden/1/scenario.golden.json';
import { logFrom } from './log-from';
import { scenarioFrom } from './scenario-from';

// The files of a version are never changed. When a version is added, what they are lifted to is written down here.

test('a scenario of version 1 comes through as it is', () => {
  expect(formatVersion).toBe(1);
  expect(scenarioFrom(scenario)).toEqual({ ok: true, value: scenario });
});

test('a run of version 1 comes through as it is', () => {
  expect(logFrom(run)).toEqual({ ok: true, value: run });
});

test('what comes through shares nothing with what was handed in', () => {
  const input = structuredClone(run);
  const log = logFrom(input);
  for (const fact of input) Object.assign(fact, { type: 'changed' });
  expect(log).toEqual({ ok: true, value: run });
});
