import { expect, test } from 'vitest';
import type { PromptMessage } from '../../core';
import { keptConversation } from './kept-conversation';

const say = (content: string): PromptMessage => ({ role: 'user', content });
const first = [{ role: 'system', content: 'Rules.' } as const, say('Hi.')];
const reply: PromptMessage = { role: 'assistant', content: 'Hello.' };
const answer = { messages: first, reply: 'Hello.', ended: 'stop', prefillTokens: 20, completionTokens: 5 } as const;

test('a prompt on top of the last answer reuses all but its last token', () => {
  const kept = keptConversation();
  expect(kept.reusedTokens(first)).toBe(0);
  kept.answered(answer);
  expect(kept.reusedTokens([...first, reply, say('And?')])).toBe(24);
  kept.answered({
    messages: [...first, reply, say('And?')],
    reply: 'So.',
    ended: 'stop',
    prefillTokens: 6,
    completionTokens: 3,
  });
  expect(kept.reusedTokens([...first, reply, say('And?'), { role: 'assistant', content: 'So.' }, say('Bye.')])).toBe(
    32,
  );
});

test('one changed letter, one message more, or an answer that was cut off reuses nothing', () => {
  const kept = keptConversation();
  kept.answered(answer);
  expect(kept.reusedTokens([...first, { ...reply, content: 'Hello!' }, say('And?')])).toBe(0);
  expect(kept.reusedTokens([...first, reply, say('And?'), reply, say('So?')])).toBe(0);
  kept.answered({ ...answer, ended: 'length' });
  expect(kept.reusedTokens([...first, reply, say('And?')])).toBe(0);
});
