import { expect, test } from 'vitest';
import { type AgentId, project, type Recorded, type RunEvent, type TurnId } from '../core';
import { repeats } from './repeats';

function talk(lines: readonly (readonly [agentId: string, text: string, end?: 'failed'])[]): readonly Recorded[] {
  const events = lines.flatMap(([agentId, text, end], index): RunEvent[] => {
    const turnId = `turn-${index + 1}` as TurnId;
    return [
      { type: 'message-sent', turnId, from: agentId as AgentId, text },
      end === 'failed'
        ? {
            type: 'turn-failed',
            turnId,
            failure: { code: 'engine/failed', message: '' },
            partialText: '',
            next: 'retry',
          }
        : { type: 'turn-finished', turnId, by: { type: 'human', milliseconds: 1 } },
    ];
  });
  return events.map((event, sequence) => ({ ...event, sequence, at: sequence }));
}

test('says who said what how often, whatever its capitals and blanks', () => {
  const { most } = project(
    repeats,
    talk([
      ['a', 'Yes.'],
      ['b', 'Yes.'],
      ['a', ' yes.\n'],
      ['a', 'No.'],
      ['a', 'YES.'],
    ]),
  );
  expect(most).toEqual({ agentId: 'a', text: 'YES.', turnId: 'turn-5', times: 3 });
});

test('two who say the same once each repeat nothing, nor does a turn that failed', () => {
  expect(
    project(
      repeats,
      talk([
        ['a', 'Yes.'],
        ['b', 'Yes.'],
        ['a', 'Yes.', 'failed'],
      ]),
    ).most,
  ).toBeNull();
});

test('the latest of equals is shown', () => {
  const { most } = project(
    repeats,
    talk([
      ['a', 'Yes.'],
      ['a', 'Yes.'],
      ['b', 'No.'],
      ['b', 'No.'],
    ]),
  );
  expect(most).toMatchObject({ agentId: 'b', times: 2 });
});
