import { expect, test } from 'vitest';
import { mirrored } from './hub-mirror';

test('a file of the hub is fetched from the mirror, and any other from where it lies', () => {
  const file = 'https://huggingface.co/a/b/resolve/main/c.json';
  expect(mirrored(file, null)).toBe(file);
  expect(mirrored(file, 'http://localhost:8080/hub')).toBe('http://localhost:8080/hub/a/b/resolve/main/c.json');
  for (const other of ['https://huggingface.co.example.org/a', 'https://example.org/x.wasm']) {
    expect(mirrored(other, 'https://mirror.example')).toBe(other);
  }
});
