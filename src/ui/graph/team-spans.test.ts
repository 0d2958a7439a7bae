import { expect, test } from 'vitest';
import type { AgentId, Team } from '../../core';
import { teamSpans } from './team-spans';

const ids = (...names: readonly string[]) => names as readonly string[] as AgentId[];
const team = (leader: string, ...members: readonly string[]): Team => ({
  leader: leader as AgentId,
  members: ids(...members),
  pattern: { kind: 'debate', options: {} },
});

test('a team spans the lanes of its leader and everybody below, on every level', () => {
  const teams = [team('b', 'c', 'd'), team('d', 'e')];
  expect(teamSpans(ids('a', 'b', 'c', 'd', 'e', 'f'), teams)).toEqual([
    { leader: 'b', from: 1, to: 4, depth: 0 },
    { leader: 'd', from: 3, to: 4, depth: 1 },
  ]);
});

test('a team whose lanes are apart, or that nobody knows, spans nothing', () => {
  expect(teamSpans(ids('a', 'b', 'c'), [team('a', 'c')])).toEqual([]);
  expect(teamSpans(ids('a'), [team('x', 'y'), team('a', 'y')])).toEqual([]);
});

test('teams that lead each other hold nobody up', () => {
  expect(teamSpans(ids('a', 'b'), [team('a', 'b'), team('b', 'a')])).toHaveLength(2);
});
