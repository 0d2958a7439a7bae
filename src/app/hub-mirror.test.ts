import { expect, test } from 'vitest';
import { hubMirrorFrom } from './hub-mirror';

test.each([
  ['https://hf-mirror.com', 'https://hf-mirror.com'],
  [' https://school.example/hub// ', 'https://school.example/hub'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://[::1]:8080/a', 'http://[::1]:8080/a'],
])('%s is a mirror', (typed, mirror) => {
  expect(hubMirrorFrom(typed)).toBe(mirror);
});

test.each([
  '',
  'hf-mirror.com',
  'http://hf-mirror.com',
  'http://localhost.example.org',
  'https://me:secret@mirror.example',
  'https://mirror.example/?a=b',
  'https://mirror.example/#a',
  'javascript:alert(1)',
  `https://mirror.example/${'a'.repeat(200)}`,
])('%s is none', (typed) => {
  expect(hubMirrorFrom(typed)).toBe(null);
});
