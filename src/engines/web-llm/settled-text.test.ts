import { expect, test } from 'vitest';
import { settledText } from './settled-text';

test.each([
  ['Hello there', 'Hello there'],
  ['Half a letter \uFFFD\uFFFD', 'Half a letter '],
  ['The end<|im_e', 'The end'],
  ['The end [IN', 'The end '],
  ['a < b and c', 'a < b and c'],
  ['closed <i> here', 'closed <i> here'],
  ['a replacement \uFFFD in the middle', 'a replacement \uFFFD in the middle'],
])('of %j, %j is settled', (reply, settled) => expect(settledText(reply)).toBe(settled));
