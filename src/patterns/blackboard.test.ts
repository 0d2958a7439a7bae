import { expect, test } from 'vitest';
import type { PlannedTurn } from '../core';
import { blackboard } from './blackboard';
import { scenarioOf, told } from './testing/told';

const board = scenarioOf(blackboard, ['Ada', 'Bo', 'Tim'], { rounds: 9, reader: 'tim' });

test('whoever can add does, side by side, and reads what stands there; when nobody can, it is summed up', () => {
  const entries: Record<string, { kind: string; entry: string }[]> = {
    ada: [
      { kind: 'fact', entry: 'Bees dance.' },
      { kind: 'idea', entry: 'Film them.' },
    ],
    bo: [{ kind: 'question', entry: 'Why?' }],
  };
  const answers = ({ agentId, task }: PlannedTurn) => {
    if (task.type === 'choose') return (entries[agentId]?.length ?? 0) > 0 ? 'yes' : 'no';
    return task.type === 'answer' ? (entries[agentId]?.shift() ?? null) : 'Well.';
  };
  const first = 'On the board: / fact (Ada): Bees dance. / question (Bo): Why?';
  expect(told(blackboard, board, answers)).toEqual([
    'ada?: Can you add something new? | bo?: Can you add something new?',
    'ada{}: Add one entry. | bo{}: Add one entry.',
    `ada?: ${first} / Can you add something new? | bo?: ${first} / Can you add something new?`,
    `ada{}: ${first} / Add one entry.`,
    `ada?: ${first} / idea (Ada): Film them. / Can you add something new? | bo?: ${first} / idea (Ada): Film them. / Can you add something new?`,
    `tim: ${first} / idea (Ada): Film them. / Bring the parts together.`,
  ]);
});

test('an entry has one of three kinds, and stands on the board once, whoever has the same to say', () => {
  const schemas: unknown[] = [];
  const lines = told(blackboard, { ...board, pattern: { kind: 'blackboard', options: { rounds: 2 } } }, ({ task }) => {
    if (task.type === 'answer') schemas.push(task.schema);
    return task.type === 'answer' ? { kind: 'fact', entry: 'The same.' } : 'yes';
  });
  expect(schemas[0]).toMatchObject({ properties: { kind: { enum: ['fact', 'question', 'idea'] } } });
  const shown = 'On the board: / fact (Ada): The same. / Can you add something new?';
  expect(lines[2]).toBe(['ada', 'bo', 'tim'].map((writer) => `${writer}?: ${shown}`).join(' | '));
});
