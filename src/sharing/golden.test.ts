import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parcelFromFile, parcelFromFragment } from '.';
import links from './golden/1/links.golden.json';

// Links and files of version 1 that somebody may have kept. They are never changed, and open for ever.

test.each(['scenario', 'run'] as const)(
  'a %s that was sent in version 1 opens, and is the same from a link and from a file',
  async (type) => {
    const file = parcelFromFile(readFileSync(new URL(`./golden/1/${type}.golden.json`, import.meta.url), 'utf8'));
    expect(file).toMatchObject({ ok: true, value: { type } });
    expect(await parcelFromFragment(links[type])).toEqual(file);
  },
);

test('a run of version 1 has every kind of fact in it', () => {
  const file = parcelFromFile(readFileSync(new URL('./golden/1/run.golden.json', import.meta.url), 'utf8'));
  if (!file.ok || file.value.type !== 'run') throw new Error('The golden run does not open.');
  const types = new Set(file.value.log.map(({ type }) => type));
  expect([...types].sort()).toEqual([
    'action-taken',
    'message-sent',
    'prompt-cut',
    'run-finished',
    'run-started',
    'turn-failed',
    'turn-finished',
    'turn-started',
  ]);
});
