import { expect, test } from 'vitest';
import { layLanes, type TurnShape, turnSizes } from './lane-layout';
import { graphOf } from './testing';

const speech = (): TurnShape => 'speech';

test("each turn stands in its speaker's lane, and time runs down", () => {
  const { turns, lanes } = layLanes(graphOf('abc', ['a', 'b', 'c', 'a', 'b']), speech);
  expect(lanes.map(({ agentId }) => agentId)).toEqual(['a', 'b', 'c']);
  expect(turns.map(({ lane }) => lane)).toEqual([0, 1, 2, 0, 1]);
  const tops = turns.map(({ y }) => y);
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
  expect(new Set(tops).size).toBe(5);
});

test('turns taken side by side stand side by side', () => {
  const { turns } = layLanes(graphOf('abc', ['a', 'b c', 'a']), speech);
  expect(turns[1]?.y).toBe(turns[2]?.y);
  expect(turns[3]?.y).toBeGreaterThan(turns[2]?.y ?? 0);
});

test('no two turns cover each other', () => {
  const { turns } = layLanes(graphOf('ab', ['a', 'a', 'b', 'a', 'b', 'b', 'a b', 'a']), speech);
  for (const one of turns) {
    for (const other of turns) {
      if (one === other || one.lane !== other.lane) continue;
      expect(Math.abs(one.y - other.y)).toBeGreaterThan(turnSizes.speech.height);
    }
  }
});

test('nothing that is placed moves while the conversation grows', () => {
  const speakers = ['a', 'b', 'c', 'c', 'a b', 'c', 'b'];
  const whole = layLanes(graphOf('abc', speakers), speech).turns;
  for (let length = 1; length <= speakers.length; length++) {
    const { turns } = layLanes(graphOf('abc', speakers.slice(0, length)), speech);
    expect(turns).toEqual(whole.slice(0, turns.length));
  }
});

test('naming the next speaker takes less room than speaking', () => {
  const graph = graphOf('ab', ['a', 'b']);
  const [, after] = layLanes(graph, (turnId) => (turnId === 'turn-1' ? 'choice' : 'speech')).turns;
  const [, usual] = layLanes(graph, speech).turns;
  expect(after?.y).toBeLessThan(usual?.y ?? 0);
});
