import { expect, test } from 'vitest';
import run from './golden/1/run.golden.json';
import scenario from './golden/1/scenario.golden.json';
import run2 from './golden/2/run.golden.json';
import scenario2 from './golden/2/scenario.golden.json';
import run3 from './golden/3/run.golden.json';
import scenario3 from './golden/3/scenario.golden.json';
import { logFrom } from './log-from';
import { scenarioFrom } from './scenario-from';

// The files of a version are never changed. When a version is added, what they are lifted to is written down here.

const liftedFrom1 = (old: object | undefined) => liftedFrom2({ ...old, view: 'private', longPrompts: 'cut' });
const liftedFrom2 = (old: object | undefined) => ({
  ...old,
  format: 3,
  pattern: { kind: 'moderator', options: { moderator: 'host', rounds: 2, aloud: false } },
});
const whoIsNext = {
  type: 'choose',
  question: 'Who speaks next?',
  options: [
    { text: 'Tomás', agentId: 'tea' },
    { text: '珈琲', agentId: 'coffee' },
    { text: 'Me', agentId: 'me' },
  ],
};
/** Both golden runs begin with a choice of the next speaker, in their second fact. */
const liftedFacts = (facts: readonly object[]) =>
  facts.map((fact, index) => {
    if (index === 0) return { ...fact, task: whoIsNext };
    return index === 1 ? { ...fact, action: { type: 'choose', option: 0 } } : fact;
  });

test('a scenario of version 1 is one in which everybody has a prompt of their own', () => {
  expect(scenarioFrom(scenario)).toEqual({ ok: true, value: liftedFrom1(scenario) });
});

test('a run of version 1 is a run of its scenario, lifted', () => {
  const [start, ...facts] = run;
  expect(logFrom(run)).toEqual({
    ok: true,
    value: [{ ...start, scenario: liftedFrom1(start?.scenario) }, ...liftedFacts(facts)],
  });
});

test('what version 2 called a coordinator is a moderator, and the choice of a speaker one among others', () => {
  expect(scenarioFrom(scenario2)).toEqual({ ok: true, value: liftedFrom2(scenario2) });
  const [start, ...facts] = run2;
  const lifted = [{ ...start, scenario: liftedFrom2(start?.scenario) }, ...liftedFacts(facts)];
  expect(logFrom(run2)).toEqual({ ok: true, value: lifted });
});

test('a scenario and a run of version 3 come through as they are', () => {
  expect(scenarioFrom(scenario3)).toEqual({ ok: true, value: scenario3 });
  expect(logFrom(run3)).toEqual({ ok: true, value: run3 });
});

test('what comes through shares nothing with what was handed in', () => {
  const input = structuredClone(run);
  const log = logFrom(input);
  for (const fact of input) Object.assign(fact, { type: 'changed' });
  expect(log).toEqual(logFrom(run));
});

test('a run that began in version 2 and went on in version 3 is one run', () => {
  const [start] = run2;
  // Its agents have no tools, so it ends before one is called.
  const called = run3.findIndex(({ type }) => type === 'tool-called');
  expect(called).toBeGreaterThan(20);
  expect(logFrom([start, ...run3.slice(1, called - 1)])).toMatchObject({ ok: true });
});
