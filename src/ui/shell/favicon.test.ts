import { expect, test } from 'vitest';
import type { Phase } from '../../app';
import { faviconFor } from './favicon';

const phases: readonly Phase[] = ['idle', 'loading', 'running', 'paused', 'waiting', 'finished', 'failed'];

test('the tab tells every state of a run apart', () => {
  expect(new Set(phases.map(faviconFor)).size).toBe(phases.length);
});

test('a run that finishes its last turn before a pause still looks like running', () => {
  expect(faviconFor('pausing')).toBe(faviconFor('running'));
});

test('the sign is a drawing that a browser can read', () => {
  const [head, body] = faviconFor('failed').split(',');
  expect(head).toBe('data:image/svg+xml');
  expect(decodeURIComponent(body ?? '')).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*<\/svg>$/);
});
