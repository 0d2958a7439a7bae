import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Random, randomAt } from '../base';
import { failureCodes, formatVersion } from '../core';
import { randomLog, randomScenario } from '../core/testing';
import { fileFor, linkFragmentFor, parcelFromFile, parcelFromFragment, parcelFromText } from '.';
import { deflated, inflated } from './deflate';
import { sealed, unsealed } from './envelope';
import { columnsOf } from './log-columns';

// Thousands of anything take a while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let links: readonly string[] = [];

beforeAll(async () => {
  const runs = [randomLog(21, { turns: 9 }), randomLog(22, { turns: 5 })];
  const made = await Promise.all([
    linkFragmentFor({ type: 'scenario', scenario: randomScenario(randomAt(20, 0)) }),
    ...runs.map((log) => linkFragmentFor({ type: 'run', log })),
  ]);
  links = made.map((link) => (link.ok ? link.value : ''));
  expect(links.map((link) => link.slice(0, 4))).toEqual(['#s=3', '#r=3', '#r=3']);
});

afterEach(() => expect(({} as Record<string, unknown>).polluted).toBeUndefined());

test('every beginning of three links is refused as damaged, or is none of ours', async () => {
  let prefixes = 0;
  for (const link of links) {
    for (let length = 0; length < link.length; length += 1) {
      await opened(link.slice(0, length), length < 3 ? ['none'] : ['link/damaged']);
      prefixes += 1;
    }
  }
  console.info(`${prefixes} prefixes`);
});

test('every change of a single byte in three links is seen', async () => {
  let flips = 0;
  for (const link of links) {
    for (let place = 0; place < link.length; place += 1) {
      const bit = 1 << (place % 7);
      const flipped = link.slice(0, place) + String.fromCharCode(link.charCodeAt(place) ^ bit) + link.slice(place + 1);
      // The last character of base64 has bits that carry nothing.
      const allowed =
        place < 3
          ? ['none', 'link/damaged']
          : place === 3
            ? ['link/damaged', 'link/from-the-future']
            : place === link.length - 1
              ? ['link/damaged', 'opened']
              : ['link/damaged'];
      await opened(flipped, allowed);
      flips += 1;
    }
  }
  console.info(`${flips} flips`);
});

test('10,000 mutated links are each opened or refused by name', async () => {
  const outcomes = new Map<string, number>();
  for (let step = 0; step < 10_000; step += 1) {
    const random = randomAt(36, step);
    const outcome = await opened(mutated(random, random.pick(links)));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  console.info('mutated links:', Object.fromEntries(outcomes));
});

test('3,000 links with a sound checksum around mutated content are each opened or refused by name', async () => {
  const outcomes = new Map<string, number>();
  const contents = links.map(partsOf);
  for (let step = 0; step < 3_000; step += 1) {
    const random = randomAt(37, step);
    const parts = random.pick(contents);
    const place = random.integer(0, parts.length - 1);
    const mutants = parts.map((part, index) => (index === place ? mutatedBytes(random, part) : part));
    const outcome = await opened(linkOf(mutants));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  console.info('mutated contents:', Object.fromEntries(outcomes));
});

test('3,000 mutated files are each opened or refused by name', () => {
  const files = [
    fileFor({ type: 'scenario', scenario: randomScenario(randomAt(20, 0)) }).text,
    fileFor({ type: 'run', log: randomLog(22, { turns: 5 }) }).text,
  ];
  const outcomes = new Map<string, number>();
  for (let step = 0; step < 3_000; step += 1) {
    const random = randomAt(38, step);
    const result = parcelFromFile(mutated(random, random.pick(files)));
    const outcome = result.ok ? 'opened' : result.reason.code;
    expect(['opened', 'file/unreadable', 'file/invalid', 'file/from-the-future']).toContain(outcome);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  console.info('mutated files:', Object.fromEntries(outcomes));
});

test('a bomb is refused within a second, without being blown up', async () => {
  const bomb = deflateRawSync(new Uint8Array(190_000_000), { level: 9 });
  const nested = deflateRawSync(deflateRawSync(new Uint8Array(190_000_000), { level: 1 }));
  const links = [bomb, nested].flatMap((packed) => [
    sealed('s', packed),
    sealed('r', inTwoParts(packed.subarray(0, 60_000), packed)),
    sealed('r', inTwoParts(deflateRawSync(new Uint8Array(17)), packed)),
  ]);
  for (const link of links) {
    const memory = process.memoryUsage();
    const before = memory.heapUsed + memory.arrayBuffers;
    const start = performance.now();
    await opened(link, ['link/too-large', 'link/invalid', 'link/damaged']);
    const after = process.memoryUsage();
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(after.heapUsed + after.arrayBuffers - before).toBeLessThan(20_000_000);
  }
});

test('inflating stops as soon as too much has come out', async () => {
  const bomb = new Uint8Array(deflateRawSync(new Uint8Array(50_000_000), { level: 9 }));
  expect(await inflated(bomb, 1_000)).toBe('too-large');
  expect(await inflated(await deflated(new Uint8Array(1_000)), 1_000)).toEqual(new Uint8Array(1_000));
  expect(await inflated(new Uint8Array([7, 7, 7]), 1_000)).toBe('damaged');
});

test('a link too long is refused unread', async () => {
  await opened(`#r=1${'A'.repeat(5_000_000)}`, ['link/too-large']);
});

test.each(['__proto__', 'constructor', 'prototype'])('the key %s is refused in links and files', async (key) => {
  const poison = `{"${key}":{"polluted":true},"colloquy":"scenario","format":1,"scenario":{"format":1,"${key}":{"polluted":true}}}`;
  await opened(linkOf([new TextEncoder().encode(poison)]), ['link/invalid']);
  await opened(runWithHead(poison), ['link/invalid']);
  expect(parcelFromFile(poison)).toMatchObject({ ok: false, reason: { code: 'file/invalid' } });
});

test('depth and size inside a link are refused at once', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const wide = JSON.stringify({ format: 1, agents: Array.from({ length: 200_000 }, () => 0) });
  for (const content of [deep, wide, `{"format":1,"title":${deep}}`]) {
    const start = performance.now();
    await opened(linkOf([new TextEncoder().encode(content)]), ['link/invalid']);
    await opened(runWithHead(content), ['link/invalid']);
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});

/** Opens a text in every way there is, and names the outcome, which must be one of `allowed` (anything that has a name). */
async function opened(text: string, allowed?: readonly string[]): Promise<string> {
  const result = await parcelFromFragment(text);
  if (text.length % 5 === 0) await parcelFromText(text);
  const outcome = !result.ok ? result.reason.code : result.value === null ? 'none' : 'opened';
  expect(allowed ?? ['opened', 'none', ...failureCodes.filter((code) => code.startsWith('link/'))]).toContain(outcome);
  return outcome;
}

/** The parts of a link as they were before they were deflated. */
function partsOf(link: string): readonly Uint8Array[] {
  const content = unsealed(link);
  if (!content.ok || content.value === null) throw new Error('Not a link.');
  const { letter, bytes } = content.value;
  if (letter === 's') return [inflateRawSync(bytes)];
  const length = new DataView(bytes.buffer).getUint16(0);
  return [inflateRawSync(bytes.subarray(2, 2 + length)), inflateRawSync(bytes.subarray(2 + length))];
}

function linkOf(parts: readonly Uint8Array[]): string {
  const [first = new Uint8Array(), second] = parts.map((part) => deflateRawSync(part));
  return second === undefined ? sealed('s', first) : sealed('r', inTwoParts(first, second));
}

function inTwoParts(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 + first.length + second.length);
  new DataView(bytes.buffer).setUint16(0, first.length);
  bytes.set(first, 2);
  bytes.set(second, 2 + first.length);
  return bytes;
}

/** A run with one time and no other number, and with this text for a head. */
function runWithHead(head: string): string {
  const columnNames = columnsOf(formatVersion);
  const numbers = new Uint8Array(columnNames.length + 2);
  numbers[columnNames.indexOf('times')] = 1;
  return linkOf([numbers, new TextEncoder().encode(head)]);
}

function mutated(random: Random, text: string): string {
  let mutant = text;
  for (let change = random.integer(1, 4); change > 0; change -= 1) {
    const place = random.integer(0, mutant.length - 1);
    const until = place + random.integer(1, 40);
    mutant = random.pick([
      () =>
        mutant.slice(0, place) +
        random.pick(['A', '_', '0', '=', '%', '\u0000', '字', '"', '{', '}', ',', '-']) +
        mutant.slice(place + 1),
      () => mutant.slice(0, place) + mutant.slice(until),
      () => mutant.slice(0, until) + mutant.slice(place),
      () => mutant.slice(0, Math.max(1, place)),
      () => mutant + mutant.slice(place, until),
    ])();
  }
  return mutant;
}

function mutatedBytes(random: Random, bytes: Uint8Array): Uint8Array {
  const mutant = Array.from(bytes);
  for (let change = random.integer(1, 3); change > 0; change -= 1) {
    const place = random.integer(0, mutant.length - 1);
    random.pick([
      () => mutant.splice(place, 1, random.integer(0, 255)),
      () => mutant.splice(place, random.integer(1, 8)),
      () => mutant.splice(place, 0, ...mutant.slice(place, place + random.integer(1, 8))),
      () => mutant.splice(random.integer(0, Math.min(200, mutant.length - 1)), 1, random.integer(0, 255)),
    ])();
  }
  return Uint8Array.from(mutant);
}
