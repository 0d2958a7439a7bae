import { expect, test } from 'vitest';
import run from './golden/1/run.golden.json';
import scenario from './golden/1/scenario.golden.json';
import run2 from './golden/2/run.golden.json';
import scenario2 from './golden/2/scenario.golden.json';
import { logFrom } from './log-from';
import { scenarioFrom } from './scenario-from';

// The files of a version are never changed. When a version is added, what they are lifted to is written down here.

const liftedFrom1 = (old: object | undefined) => ({ ...old, format: 2, view: 'private', longPrompts: 'cut' });

test('a scenario of version 1 is one in which everybody has a prompt of their own', () => {
  expect(scenarioFrom(scenario)).toEqual({ ok: true, value: liftedFrom1(scenario) });
});

test('a run of version 1 is a run of its scenario, lifted', () => {
  const [start, ...facts] = run;
  expect(logFrom(run)).toEqual({ ok: true, value: [{ ...start, scenario: liftedFrom1(start?.scenario) }, ...facts] });
});

test('a scenario of version 2 comes through as it is', () => {
  expect(scenarioFrom(scenario2)).toEqual({ ok: true, value: scenario2 });
});

test('a run of version 2 comes through as it is', () => {
  expect(logFrom(run2)).toEqual({ ok: true, value: run2 });
});

test('what comes through shares nothing with what was handed in', () => {
  const input = structuredClone(run);
  const log = logFrom(input);
  for (const fact of input) Object.assign(fact, { type: 'changed' });
  expect(log).toEqual(logFrom(run));
});
