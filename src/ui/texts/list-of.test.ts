import { expect, test } from 'vitest';
import { listOf } from './list-of';

test('a list has commas in English, and in Chinese the comma of lists', () => {
  expect(listOf(['Ada', 'Bo'], 'en')).toBe('Ada, Bo');
  expect(listOf(['小雅', '李奥'], 'zh')).toBe('小雅、李奥');
});
