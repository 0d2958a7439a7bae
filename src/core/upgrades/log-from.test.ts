import { expect, test } from 'vitest';
import { project } from '../projection';
import type { RunLog } from '../run-event';
import { randomLog } from '../testing';
import golden from './golden/3/run.golden.json';
import { logFrom, soundPartOf } from './log-from';

test('every log that a run can leave behind comes through unchanged', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const log = randomLog(seed);
    expect(logFrom(JSON.parse(JSON.stringify(log)))).toEqual({ ok: true, value: log });
  }
});

test('and so does every beginning of one', () => {
  const log = randomLog(7, { turns: 14 });
  for (let facts = 1; facts <= log.length; facts += 1) expect(logFrom(log.slice(0, facts)).ok).toBe(true);
});

// The facts of the golden run: 0 start, 1-3 turn 1 (a choice), 4-6 turn 2, 7-8 turn 3 failed, 9-11 turn 3 again,
// 12 turn 4, 13-14 turn 5 (cut), 15-16 turn 4 ends, 17 turn 5 failed, 18-20 turn 6 (to one), 21-23 turn 7 (an answer),
// 24-29 turn 8 (tools), 30-32 turn 9 is killed, 33-35 turn 10 asks who takes over, 36-40 turn 9 again, taken over and struck, 41 end.
test.each<[string, string, (log: Fact[]) => unknown]>([
  ['no list', '', () => ({})],
  ['no facts', '', () => []],
  ['no first fact', '0.scenario.format', (log) => log.slice(1)],
  ['a gap', '5.sequence', (log) => log.filter((_, index) => index !== 5)],
  ['a fact twice', '6.sequence', (log) => [...log.slice(0, 6), log[5], ...log.slice(6)]],
  ['a second beginning', '4.type', (log) => changed(log, 4, { ...log[0], sequence: 4 })],
  ['a fact after the end', '42.type', (log) => [...log, { ...log[41], sequence: 42 }]],
  ['a fact of no known type', '3.type', (log) => changed(log, 3, { ...log[3], type: 'turn-dreamt' })],
  [
    'two agents with one id',
    '0.scenario.agents',
    (log) =>
      changed(log, 0, {
        scenario: { ...golden[0]?.scenario, agents: [golden[0]?.scenario?.agents[0], golden[0]?.scenario?.agents[0]] },
      }),
  ],
  ['a turn that skips a number', '4.number', (log) => changed(log, 4, { number: 3, turnId: 'turn-3' })],
  ['a turn under a wrong name', '4.turnId', (log) => changed(log, 4, { turnId: 'turn-9' })],
  ['a turn of nobody', '4.agentId', (log) => changed(log, 4, { agentId: 'nobody' })],
  ['a turn that begins again while it is open', '5.turnId', (log) => changed(log, 5, { ...log[4], sequence: 5 })],
  ['attempts that skip one', '9.attempt', (log) => changed(log, 9, { attempt: 3 })],
  [
    'a prompt with a turn that is not finished',
    '12.perceived',
    (log) => changed(log, 12, { perceived: ['turn-2', 'turn-5'] }),
  ],
  ['a prompt with itself in it', '4.perceived', (log) => changed(log, 4, { perceived: ['turn-2'] })],
  ['a prompt out of order', '12.perceived', (log) => changed(log, 12, { perceived: ['turn-3', 'turn-2'] })],
  ['a cut of what was not there', '14.cut', (log) => changed(log, 14, { cut: ['turn-1'] })],
  ['a message of somebody else', '5.from', (log) => changed(log, 5, { from: 'coffee' })],
  ['a message in a closed turn', '15.turnId', (log) => changed(log, 15, { turnId: 'turn-2', from: 'tea' })],
  [
    'a choice that was not offered',
    '2.action.option',
    (log) => changed(log, 2, { action: { type: 'choose', option: 3 } }),
  ],
  [
    'an answer of another shape',
    '22.action.value',
    (log) => changed(log, 22, { action: { type: 'answer', value: { drink: 'beer', cups: 2, with: [] } } }),
  ],
  [
    'an answer where a choice was asked for',
    '2.type',
    (log) => changed(log, 2, { action: { type: 'answer', value: 1 } }),
  ],
  ['a tool that the agent does not have', '25.tool', (log) => changed(log, 25, { tool: 'javascript' })],
  ['a tool that there is not', '25.tool', (log) => changed(log, 25, { tool: 'shell' })],
  ['a fourth call in one turn', '28.type', (log) => changed(log, 28, { ...log[27], sequence: 28 })],
  ['a tool that is used after speaking', '29.type', (log) => changed(log, 29, { ...log[25], sequence: 29 })],
  [
    'a result that is too long',
    '25.outcome.text',
    (log) => changed(log, 25, { outcome: { type: 'result', text: 'x'.repeat(2_001) } }),
  ],
  ['a turn that its own agent takes over', '36.insteadOf', (log) => changed(log, 36, { insteadOf: log[36]?.agentId })],
  ['a turn taken over from a stranger', '36.insteadOf', (log) => changed(log, 36, { insteadOf: 'stranger' })],
  ['a question about a turn that did not fail', '33.assigns', (log) => changed(log, 33, { assigns: 'turn-8' })],
  ['a question about itself', '33.assigns', (log) => changed(log, 33, { assigns: 'turn-10' })],
  ['a question that is none', '33.task', (log) => changed(log, 33, { task: { type: 'speak' } })],
  ['a strike of no known kind', '31.strike.kind', (log) => changed(log, 31, { strike: { kind: 'bribe' } })],
  ['the same strike twice', '38.strike', (log) => changed(log, 38, { strike: log[37]?.strike })],
  ['a strike after the words', '40.type', (log) => changed(log, 40, { ...log[38], sequence: 40 })],
  ['a message without what was slipped in', '39.text', (log) => changed(log, 39, { text: 'I take it.' })],
  ['a dropped message that arrived', '39.to', (log) => changed(log, 39, { to: ['coffee', 'me', 'tea'] })],
  [
    'a dropped message for strangers',
    '38.strike.missedBy',
    (log) => changed(log, 38, { strike: { kind: 'drop', missedBy: ['stranger'] } }),
  ],
  [
    'lost time that is negative',
    '32.took.milliseconds',
    (log) => changed(log, 32, { took: { milliseconds: -1, tokens: 0 } }),
  ],
  ['a message to a stranger', '19.to', (log) => changed(log, 19, { to: ['stranger'] })],
  [
    'a private message in the prompt of somebody else',
    '21.perceived',
    (log) =>
      changed(log, 0, { scenario: { ...golden[0]?.scenario, view: 'private' } }, 21, {
        perceived: ['turn-6'],
        agentId: 'coffee',
      }),
  ],
  ['an end of a turn in which nothing was said', '5.type', (log) => changed(log, 5, { ...log[6], sequence: 5 })],
  ['a time that is none', '3.at', (log) => changed(log, 3, { at: Number.POSITIVE_INFINITY })],
  ['a time before 1970', '3.at', (log) => changed(log, 3, { at: -1 })],
  [
    'usage that is negative',
    '6.by.usage.prefillTokens',
    (log) => changed(log, 6, { by: { ...golden[6]?.by, usage: { ...golden[6]?.by?.usage, prefillTokens: -1 } } }),
  ],
  [
    'a failure of no known code',
    '8.failure.code',
    (log) => changed(log, 8, { failure: { code: 'engine/on-fire', message: '' } }),
  ],
  ['a message too long', '5.text', (log) => changed(log, 5, { text: 'x'.repeat(20_001) })],
])('%s is refused, with the field', (_, path, change) => {
  const input = change(structuredClone(golden) as Fact[]);
  expect(logFrom(input)).toMatchObject({ ok: false, reason: { type: 'invalid', path } });
});

test('what stands before the first unsound fact can be had', () => {
  const { log, refusal } = soundPartOf(changed(structuredClone(golden) as Fact[], 9, { attempt: 7 }));
  expect(log).toEqual(golden.slice(0, 9));
  expect(refusal).toMatchObject({ path: '9.attempt' });
});

test('a run from the future is told apart from a broken one', () => {
  const input = changed(structuredClone(golden) as Fact[], 0, { scenario: { format: 4 } });
  expect(logFrom(input)).toMatchObject({ ok: false, reason: { type: 'from-the-future' } });
});

test('a clock that was set back is held at the time before', () => {
  const input = (structuredClone(golden) as Fact[]).map((fact, index) =>
    index >= 6 ? { ...fact, at: fact.at - 86_400_000 } : fact,
  );
  const log = logFrom(input);
  expect(log.ok).toBe(true);
  const times = log.ok ? log.value.map(({ at }) => at) : [];
  expect(times.every((at, index) => at >= (times[index - 1] ?? 0))).toBe(true);
});

test('more facts than the largest run are refused', () => {
  const [start, begin, , , , , , , failed] = golden as unknown as RunLog;
  if (begin?.type !== 'turn-started' || failed?.type !== 'turn-failed') throw new Error('The golden run was changed.');
  const attempts = Array.from({ length: 5_001 }, (_, index) => [
    { ...begin, attempt: index + 1, sequence: 1 + 2 * index, at: 2e12 },
    { ...failed, turnId: begin.turnId, sequence: 2 + 2 * index, at: 2e12 },
  ]);
  const { log, refusal } = soundPartOf([start, ...attempts.flat()]);
  expect(log).toHaveLength(10_000);
  expect(refusal).toMatchObject({ path: '10000' });
  expect(project({ name: 'count', initial: 0, apply: (count) => count + 1 }, log)).toBe(10_000);
});

type Fact = Record<string, unknown> & { readonly at: number };

function changed(log: readonly Fact[], ...changes: readonly unknown[]): Fact[] {
  const copy = [...log];
  for (let index = 0; index < changes.length; index += 2) {
    const place = changes[index] as number;
    const change = changes[index + 1] as Fact;
    copy[place] = 'type' in change ? change : { ...(copy[place] as Fact), ...change };
  }
  return copy;
}
