import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { md5 } from './md5';

test('it agrees with another implementation at every length around a block, however the data is cut', () => {
  const data = Uint8Array.from({ length: 300 }, (_, index) => (index * 131) & 0xff);
  for (let length = 0; length <= 300; length += 1) {
    const hash = md5();
    const cut = (length * 7) % (length + 1);
    hash.add(data.subarray(0, cut));
    hash.add(data.subarray(cut, length));
    expect(hash.digest()).toBe(createHash('md5').update(data.subarray(0, length)).digest('hex'));
  }
});
