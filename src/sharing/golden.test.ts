import { expect, test } from 'vitest';
import { parcelFromFile, parcelFromFragment } from '.';
import links1 from './golden/1/links.golden.json';
import run1 from './golden/1/run.golden.json';
import scenario1 from './golden/1/scenario.golden.json';
import links2 from './golden/2/links.golden.json';
import run2 from './golden/2/run.golden.json';
import scenario2 from './golden/2/scenario.golden.json';
import links3 from './golden/3/links.golden.json';
import run3 from './golden/3/run.golden.json';
import scenario3 from './golden/3/scenario.golden.json';

// Links and files of every version that somebody may have kept. They are never changed, and open for ever.

test.each([
  ['scenario', 1, scenario1, links1.scenario],
  ['run', 1, run1, links1.run],
  ['scenario', 2, scenario2, links2.scenario],
  ['run', 2, run2, links2.run],
  ['scenario', 3, scenario3, links3.scenario],
  ['run', 3, run3, links3.run],
])(
  'a %s that was sent in version %i opens, and is the same from a link and from a file',
  async (type, _, file, link) => {
    const parcel = parcelFromFile(JSON.stringify(file));
    expect(parcel).toMatchObject({ ok: true, value: { type } });
    expect(await parcelFromFragment(link)).toEqual(parcel);
  },
);

test('the runs have every kind of fact in them', () => {
  const kinds = [run1, run2, run3].map(({ log }) => new Set(log.map(({ type }) => type)).size);
  expect(kinds).toEqual([8, 8, 10]);
});
