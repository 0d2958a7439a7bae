import { expect, test } from 'vitest';
import type { PlannedTurn } from '../core';
import { peers } from './peers';
import { scenarioOf, told } from './testing/told';

const swarm = (options = {}) => scenarioOf(peers, ['Ada', 'Bo', 'Cy'], { turns: 0, mayEnd: true, ...options });
const handsTo = (next: Readonly<Record<string, string>>) => (turn: PlannedTurn) =>
  turn.task.type === 'choose' ? (next[turn.agentId] ?? 0) : 'Well.';
const speakers = (lines: readonly string[]) => lines.filter((line) => !line.includes('?')).join(' ');

test('whoever has spoken hands over to whom they choose', () => {
  const lines = told(peers, swarm({ turns: 4 }), handsTo({ ada: 'Cy', cy: 'Ada' }));
  expect(lines.slice(0, 3)).toEqual(['ada', 'ada?: To whom do you hand over?', 'cy']);
  expect(speakers(lines)).toBe('ada cy ada cy');
});

test('handing over to nobody ends the talk, and is offered only after as many turns as there are agents', () => {
  const offers: string[][] = [];
  const lines = told(peers, swarm(), (turn, number) => {
    if (turn.task.type !== 'choose') return 'Well.';
    offers.push(turn.task.options.map(({ text }) => text));
    return number > 5 ? 'nobody' : 0;
  });
  expect(offers).toEqual([
    ['Bo', 'Cy'],
    ['Ada', 'Cy'],
    ['Bo', 'Cy', 'nobody'],
  ]);
  expect(speakers(lines)).toBe('ada bo ada');
});

test('of two, nobody is asked to whom', () => {
  const two = scenarioOf(peers, ['Ada', 'Bo'], { turns: 3, mayEnd: false });
  expect(told(peers, two)).toEqual(['ada', 'bo', 'ada']);
});
