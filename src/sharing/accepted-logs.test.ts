import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Random, randomAt } from '../base';
import { type Projection, project, type RunLog } from '../core';
import { randomLog } from '../core/testing';
import { logFrom } from '../core/upgrades';
import {
  conversation,
  conversationGraph,
  drillReports,
  failureCost,
  messagesOf,
  metrics,
  promptOf,
  runStatus,
} from '../projections';

const views = [
  watching(conversation),
  watching(conversationGraph),
  watching(metrics),
  watching(failureCost),
  watching(runStatus),
];
// Some of it takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const seed = fc.integer({ min: 0, max: 0x7fff_ffff });

test('a view that follows a run fact by fact is the view of the whole log, at every fact', () => {
  fc.assert(
    fc.property(seed, (number) => {
      const log = randomLog(number);
      for (const watch of views) {
        const { whole, stepwise } = watch(log);
        expect(stepwise).toEqual(log.map((_, index) => whole(index + 1)));
      }
    }),
    { numRuns: 40 },
  );
});

test('whatever the door lets in, every view can show: 5,000 mutated logs', () => {
  const logs = Array.from({ length: 100 }, (_, number) => randomLog(number, { turns: 4 + (number % 5) }));
  const outcomes = { accepted: 0, refused: 0 };
  for (let step = 0; step < 5_000; step += 1) {
    const random = randomAt(99, step);
    const mutant = mutatedLog(random, random.pick(logs));
    const log = logFrom(mutant);
    outcomes[log.ok ? 'accepted' : 'refused'] += 1;
    if (log.ok) showEverything(log.value);
  }
  console.info('mutated logs:', outcomes);
  expect(outcomes.accepted).toBeGreaterThan(500);
});

/** A view of a log in both ways: from scratch for its first facts, and following it, one state after each fact. */
function watching<State>(view: Projection<State>) {
  return (log: RunLog) => {
    let state = view.initial;
    return {
      whole: (facts: number): unknown => project(view, log.slice(0, facts)),
      get stepwise(): readonly unknown[] {
        return log.map((fact) => {
          state = view.apply(state, fact);
          return state;
        });
      },
    };
  };
}

function showEverything(log: RunLog): void {
  for (const watch of views) watch(log).whole(log.length);
  const talk = project(conversation, log);
  drillReports(talk, project(conversationGraph, log));
  for (const turn of talk.turns) {
    if (talk.scenario !== null) messagesOf(promptOf(talk.scenario, talk, turn));
  }
}

type Plain = { [key: string]: unknown } | unknown[];

/** A change or two somewhere in the data: a value replaced, dropped, doubled, or swapped with another. */
function mutatedLog(random: Random, log: RunLog): unknown {
  const copy: Plain = JSON.parse(JSON.stringify(log));
  for (let change = random.pick([1, 1, 1, 2]); change > 0; change -= 1) {
    const [holder, key] = somewhere(random, copy);
    const other = valueAt(...somewhere(random, copy));
    const value = valueAt(holder, key);
    random.pick([
      () => (typeof value === 'number' ? Reflect.set(holder, key, random.integer(0, 500)) : undefined),
      () => (typeof value === 'string' ? Reflect.set(holder, key, value.slice(1)) : undefined),
      () => Reflect.set(holder, key, random.pick(strangeValues)),
      () => Reflect.set(holder, key, other),
      () =>
        typeof value === 'number'
          ? Reflect.set(holder, key, value + random.pick([-1, 1, 0.5, 1e9]))
          : Reflect.set(holder, key, other),
      () => (Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key)),
      () => (Array.isArray(holder) ? holder.splice(Number(key), 0, value) : Reflect.set(holder, `${key}2`, value)),
      // Facts that trade places and keep their sequences are the mutations that look most like a log.
      () => swapFacts(random, copy),
    ])();
  }
  return copy;
}

function somewhere(random: Random, from: Plain): [Plain, string] {
  let holder = from;
  for (;;) {
    const key = random.pick(Object.keys(holder).length > 0 ? Object.keys(holder) : ['0']);
    const value = valueAt(holder, key);
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0 || random.next() < 0.15)
      return [holder, key];
    holder = value as Plain;
  }
}

function swapFacts(random: Random, facts: Plain): void {
  if (!Array.isArray(facts) || facts.length < 3) return;
  const place = random.integer(1, facts.length - 2);
  const [one, other] = [facts[place], facts[place + 1]];
  facts.splice(place, 2, { ...(other as object), sequence: place }, { ...(one as object), sequence: place + 1 });
}

function valueAt(holder: Plain, key: string): unknown {
  return Reflect.get(holder, key);
}

const strangeValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'turn-1',
  'turn-2',
  'agent-1',
  'speak',
  [],
  {},
  ['turn-1'],
  'x'.repeat(50),
];
