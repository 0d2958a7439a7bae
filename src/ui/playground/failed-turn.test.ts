import { expect, test } from 'vitest';
import type { Desk, ShownRun } from '../../app';
import { type AgentId, failure, type Recorded, turnIdOf } from '../../core';
import { failedTurnOf } from './failed-turn';

const dead = failure('engine/worker-dead', 'The worker has crashed.');
const turnId = turnIdOf(1);
const begun = { type: 'turn-started', turnId, number: 1, agentId: 'a' as AgentId } as Recorded;
const failed = { type: 'turn-failed', turnId, failure: dead, partialText: '', next: 'give-up' } as Recorded;
const desk = (phase: Desk['phase'], log: readonly Recorded[], change: Partial<Desk & ShownRun> = {}) =>
  ({ phase, pausedAt: change.pausedAt ?? null, run: { log, origin: change.origin ?? 'live' } }) as unknown as Desk;

test('a run that stands still because a turn failed says which, whose it was and why', () => {
  expect(failedTurnOf(desk('failed', [begun, failed]))).toEqual({ turnId, agentId: 'a', failure: dead });
  const atBreakpoint = { pausedAt: { type: 'failure', turnId } } as const;
  expect(failedTurnOf(desk('paused', [begun, failed], atBreakpoint))).toMatchObject({ turnId });
});

test('a run that goes on, was tried again or came recorded stands at no failed turn', () => {
  expect(failedTurnOf(null)).toBeNull();
  expect(failedTurnOf(desk('running', [begun, failed]))).toBeNull();
  expect(failedTurnOf(desk('paused', [begun, failed]))).toBeNull();
  expect(failedTurnOf(desk('failed', [begun, failed, begun]))).toBeNull();
  expect(failedTurnOf(desk('failed', [begun, failed], { origin: 'recorded' }))).toBeNull();
});
