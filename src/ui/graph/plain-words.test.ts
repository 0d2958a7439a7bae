import { expect, test } from 'vitest';
import { plainWords } from './plain-words';

test('marks are left out, words stay', () => {
  expect(plainWords('## A plan\n\n- **one** page of `reading`\n- [a sum](https://example.org)\n> *quietly*')).toBe(
    'A plan one page of reading a sum quietly',
  );
});

test('what only looks like a mark stays', () => {
  expect(plainWords('2 * 3 * 4 is snake_case_sum, 5 - 1 = 4')).toBe('2 * 3 * 4 is snake_case_sum, 5 - 1 = 4');
});
