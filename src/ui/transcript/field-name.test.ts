import { expect, test } from 'vitest';
import { fieldName } from './field-name';

test('a part that a pattern asks for has a name in the language of the page, any other keeps its own', () => {
  expect(fieldName('entry', { entry: '条目' })).toBe('条目');
  expect(fieldName('toString', { entry: '条目' })).toBe('toString');
});
