import { expect, test } from 'vitest';
import { timeAgo } from './time-words';

const now = Date.UTC(2026, 10, 22, 20, 0, 0);
const minute = 60_000;

test.each([
  [0, 'now', '现在'],
  [59_999, 'now', '现在'],
  [5 * minute, '5 minutes ago', '5分钟前'],
  [60 * minute, '1 hour ago', '1小时前'],
  [26 * 60 * minute, 'yesterday', '昨天'],
  [15 * 24 * 60 * minute, '2 weeks ago', '2周前'],
  [800 * 24 * 60 * minute, '2 years ago', '2年前'],
])('%d ms ago is "%s"', (past, english, chinese) => {
  expect(timeAgo(now - past, now, 'en')).toBe(english);
  expect(timeAgo(now - past, now, 'zh')).toBe(chinese);
});

test('a clock that was set back does not tell the future', () => {
  expect(timeAgo(now + 5 * minute, now, 'en')).toBe('now');
});
