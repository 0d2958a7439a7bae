import { expect, test } from 'vitest';
import type { PromptMessage } from '../../core';
import { keptConversation } from './kept-conversation';

const say = (content: string): PromptMessage => ({ role: 'user', content });
const replied = (content: string): PromptMessage => ({ role: 'assistant', content });
const rules: PromptMessage = { role: 'system', content: 'Rules that all of them read before anybody speaks.' };
const first = [rules, say('Hi.')];
const answer = { messages: first, reply: 'Hello.', ended: 'stop', prefillTokens: 40, completionTokens: 5 } as const;
const next = [...first, replied('Hello.'), say('And?')];

function afterAnAnswer(change: { readonly ended?: 'stop' | 'length' } = {}) {
  const kept = keptConversation();
  expect(kept.forecast(first)).toEqual({ use: 'fresh', heldTokens: 0 });
  expect(kept.answered({ ...answer, ...change })).toEqual({ use: 'fresh', heldTokens: 0 });
  return kept;
}

test('a prompt on top of the last answer reuses all but its last token, turn after turn', () => {
  const kept = afterAnAnswer();
  expect(kept.forecast(next)).toEqual({ use: 'reused', heldTokens: 44 });
  const second = { messages: next, reply: 'So.', ended: 'stop', prefillTokens: 6, completionTokens: 3 } as const;
  expect(kept.answered(second)).toEqual({ use: 'reused', heldTokens: 44 });
  expect(kept.forecast([...next, replied('So.'), say('Bye.')])).toEqual({ use: 'reused', heldTokens: 52 });
});

test.each([
  ['a reply that was rewritten', [...first, replied('Hello!'), say('And?')], 'reset-other-words'],
  ['a blank more in the rules', [{ ...rules, content: `${rules.content} ` }, ...next.slice(1)], 'reset-other-words'],
  ['another speaker for the same words', [rules, replied('Hi.'), say('Hello.'), say('A')], 'reset-other-conversation'],
  ['two messages more', [...next, replied('So.'), say('Bye.')], 'reset-other-conversation'],
  ['the same prompt again', first, 'reset-other-conversation'],
  [
    'the view of another agent',
    [{ ...rules, content: 'I am Bo.' }, say('Hi.'), replied('Ho.'), say('A')],
    'reset-other-conversation',
  ],
  ['no rules any more', [say('Hi.'), replied('Hello.'), say('And?')], 'reset-other-conversation'],
])('%s resets the cache', (_, messages, use) => {
  expect(afterAnAnswer().forecast(messages)).toEqual({ use, heldTokens: 0 });
});

test('an answer that was cut off or stopped resets the cache, and the next one is built on again', () => {
  const kept = afterAnAnswer({ ended: 'length' });
  expect(kept.forecast(next).use).toBe('reset-cut-answer');
  expect(kept.forecast(first).use).toBe('reset-other-conversation');
  kept.brokeOff();
  expect(kept.forecast(next).use).toBe('reset-stopped-answer');
  const whole = { messages: next, reply: 'So.', ended: 'stop', prefillTokens: 50, completionTokens: 3 } as const;
  expect(kept.answered(whole).use).toBe('reset-stopped-answer');
  expect(kept.forecast([...next, replied('So.'), say('Bye.')])).toEqual({ use: 'reused', heldTokens: 52 });
});

test('where the library computed the whole prompt all the same, it was reset', () => {
  const kept = afterAnAnswer();
  const whole = { messages: next, reply: 'So.', ended: 'stop', prefillTokens: 50, completionTokens: 3 } as const;
  expect(kept.answered(whole)).toEqual({ use: 'reset-other-words', heldTokens: 0 });
  expect(kept.forecast([...next, replied('So.'), say('Bye.')])).toEqual({ use: 'reused', heldTokens: 52 });
});

test('where the library went on from a cut answer all the same, it was reused', () => {
  const kept = afterAnAnswer({ ended: 'length' });
  const rest = { messages: next, reply: 'So.', ended: 'stop', prefillTokens: 6, completionTokens: 3 } as const;
  expect(kept.answered(rest)).toEqual({ use: 'reused', heldTokens: 44 });
});

test('a new message that is longer than all before it is no sign of a reset', () => {
  const kept = afterAnAnswer();
  const long = [...first, replied('Hello.'), say('And what do you think of this? '.repeat(20))];
  const read = { messages: long, reply: 'So.', ended: 'stop', prefillTokens: 160, completionTokens: 3 } as const;
  expect(kept.answered(read)).toEqual({ use: 'reused', heldTokens: 44 });
});
