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

test('other marks and other blanks make no other words, in either language', () => {
  const said = (...texts: readonly string[]) => project(repeats, talk(texts.map((text) => ['a', text]))).most?.times;
  expect(said('I agree.', 'I agree!', '“I  agree …”')).toBe(3);
  expect(said('我同意。', '我同意！', '我，同意')).toBe(3);
  expect(said('ｙｅｓ', 'Yes')).toBe(2);
  // Marks that are all of it, and numbers and signs, are words.
  expect(said('...', '!!')).toBeUndefined();
  expect(said('5 + 5', '5 - 5')).toBeUndefined();
  expect(said('1.5', '15')).toBeUndefined();
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
