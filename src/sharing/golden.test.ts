import { expect, test } from 'vitest';
import { parcelFromFile, parcelFromFragment } from '.';
import links from './golden/1/links.golden.json';
import run from './golden/1/run.golden.json';
import scenario from './golden/1/scenario.golden.json';

// Links and files of version 1 that somebody may have kept. They are never changed, and open for ever.

test.each([
  ['scenario', scenario, links.scenario],
  ['run', run, links.run],
])('a %s that was sent in version 1 opens, and is the same from a link and from a file', async (type, file, link) => {
  const parcel = parcelFromFile(JSON.stringify(file));
  expect(parcel).toMatchObject({ ok: true, value: { type } });
  expect(await parcelFromFragment(link)).toEqual(parcel);
});

test('the run of version 1 has every kind of fact in it', () => {
  expect(new Set(run.log.map(({ type }) => type)).size).toBe(8);
});
