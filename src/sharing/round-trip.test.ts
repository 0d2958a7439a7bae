import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { randomAt } from '../base';
import type { RunLog } from '../core';
import { randomLog, randomScenario } from '../core/testing';
import { fileFor, linkFragmentFor, type Parcel, parcelFromFile, parcelFromFragment, parcelFromText } from '.';
import { ColumnReader, ColumnWriter } from './columns';
import { joinedStrings, partedStrings } from './strings';

// Some of it takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const seed = fc.integer({ min: 0, max: 0x7fff_ffff });
const parcel: fc.Arbitrary<Parcel> = fc.oneof(
  seed.map((number): Parcel => ({ type: 'scenario', scenario: randomScenario(randomAt(number, 0)) })),
  seed.map((number): Parcel => ({ type: 'run', log: randomLog(number) })),
);

test('whatever is sent as a link arrives unchanged, alone, in an address or in a chat message', async () => {
  await fc.assert(
    fc.asyncProperty(parcel, async (sent) => {
      const link = await linkFragmentFor(sent);
      if (!link.ok) return expect(link.reason.code).toBe('link/too-large');
      expect(await parcelFromFragment(link.value)).toEqual({ ok: true, value: sent });
      expect(await parcelFromText(`Look: <https://colloquy.example/play/?lang=zh${link.value}>, it is fun!`)).toEqual({
        ok: true,
        value: sent,
      });
    }),
    { numRuns: 300 },
  );
});

test('whatever is sent as a file arrives unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(parcel, async (sent) => {
      const { name, text } = fileFor(sent);
      expect(name).toMatch(/^[\p{L}\p{N}-]+\.colloquy\.json$/u);
      expect(parcelFromFile(text)).toEqual({ ok: true, value: sent });
      expect(await parcelFromText(`\ufeff${text}\n`)).toEqual({ ok: true, value: sent });
    }),
    { numRuns: 200 },
  );
});

test('columns give every number back, whatever was guessed', () => {
  const number = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer(),
    fc.double({ noNaN: true }).map((value) => value + 0),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), number, number)), (entries) => {
      const writer = new ColumnWriter(['a', 'b']);
      for (const [name, value, guess] of entries) writer.push(name, value, guess);
      const reader = new ColumnReader(['a', 'b'], writer.bytes());
      expect(entries.map(([name, , guess]) => reader.pull(name, guess))).toEqual(entries.map(([, value]) => value + 0));
      expect(reader.overrun).toBe(false);
    }),
  );
});

test('strings come back with whatever is in them', () => {
  const text = fc.string({ unit: fc.constantFrom('\u0000', '\u001b', '0', '1', 'a') });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (strings) => {
      expect(partedStrings(joinedStrings(strings))).toEqual(strings);
    }),
  );
});

test('a fragment that is not ours is none, and a text without a link or a file says so', async () => {
  for (const fragment of ['', '#', '#/play/tea', '#x=1abc', 's=', '#s', 'https://example.org/#/']) {
    const result = await parcelFromFragment(fragment);
    if (fragment !== 's=') expect(result).toEqual({ ok: true, value: null });
  }
  expect(await parcelFromText('good morning')).toMatchObject({ ok: false, reason: { code: 'link/unreadable' } });
  expect(await parcelFromText('{"openai": true}')).toMatchObject({ ok: false, reason: { code: 'file/unreadable' } });
  expect(await parcelFromText('[1, 2')).toMatchObject({ ok: false, reason: { code: 'file/unreadable' } });
});

test('what this page could not open is not sent', async () => {
  const log: RunLog = randomLog(5, { turns: 4 }).slice(1);
  expect(await linkFragmentFor({ type: 'run', log })).toMatchObject({ ok: false, reason: { code: 'link/invalid' } });
});

test('links and files from the future say so', async () => {
  expect(await parcelFromFragment('#r=4abcdef')).toMatchObject({ ok: false, reason: { code: 'link/from-the-future' } });
  const { text } = fileFor({ type: 'run', log: randomLog(2) });
  const later = text.replaceAll('"format": 3', '"format": 4');
  expect(parcelFromFile(later)).toMatchObject({ ok: false, reason: { code: 'file/from-the-future' } });
  expect(parcelFromFile(later.replace('"format": 4', '"format": 3'))).toMatchObject({
    ok: false,
    reason: { code: 'file/from-the-future' },
  });
});

test.each([
  'https://evil.example/model',
  'remote//evil.example',
  'onnx/../../secret',
  'onnx/a?key=b',
  'webllm/a#b',
  'a/b c',
  'user@evil.example',
  'onnx\\x',
])('a model named %s is an address, and refused', async (modelId) => {
  const scenario = randomScenario(randomAt(9, 0));
  const agents = scenario.agents.map((agent) => ({
    ...agent,
    player: { type: 'model', modelId, temperature: 1 } as const,
  }));
  const refused = { ok: false, reason: { details: { path: 'agents.0.player.modelId' } } };
  expect(await linkFragmentFor({ type: 'scenario', scenario: { ...scenario, agents } })).toMatchObject(refused);
  expect(parcelFromFile(fileFor({ type: 'scenario', scenario: { ...scenario, agents } }).text)).toMatchObject(refused);
});
