import { fail, ok, type Result } from '../base';
import { type Failure, failure } from '../core';
import { bounds } from './bounds';
import { deflated, inflated } from './deflate';
import { sealed, tooLarge, unsealed } from './envelope';
import { openedParcel } from './open-parcel';
import { packedLog } from './pack-log';
import type { Parcel } from './parcel';
import { unpackedLog } from './unpack-log';

/**
 * The parcel as the part of an address that no server ever sees: `#s=…` for a scenario, `#r=…` for a run. Whatever a
 * link of this page holds, this page can open. Fails with `link/too-large` (`bytes` and `most` in the details), or with
 * what would keep the parcel from being opened. Never rejects.
 */
export async function linkFragmentFor(parcel: Parcel): Promise<Result<string, Failure>> {
  const openable = openedParcel('link', parcel.type, parcel.type === 'scenario' ? parcel.scenario : parcel.log);
  if (!openable.ok) return openable;
  const fragment = await fragmentFor(openable.value);
  return fragment.length > bounds.linkCharacters
    ? fail(tooLarge(fragment.length, bounds.linkCharacters))
    : ok(fragment);
}

/**
 * What stands in the fragment of an address; null if it is none of ours (a route, say). Never rejects, whatever the
 * text: failures are `link/damaged` (characters were lost or changed on the way), `link/too-large`,
 * `link/from-the-future` and `link/invalid` (`path` in the details).
 */
export async function parcelFromFragment(fragment: string): Promise<Result<Parcel | null, Failure>> {
  const content = unsealed(fragment);
  if (!content.ok || content.value === null) return content.ok ? ok(null) : content;
  const { letter, bytes } = content.value;
  return letter === 's' ? scenarioIn(bytes) : runIn(bytes);
}

async function fragmentFor(parcel: Parcel): Promise<string> {
  if (parcel.type === 'scenario') return sealed('s', await deflated(utf8(JSON.stringify(parcel.scenario))));
  const { numbers, text } = packedLog(parcel.log);
  return sealed('r', joined(await deflated(numbers), await deflated(utf8(text))));
}

async function scenarioIn(bytes: Uint8Array<ArrayBuffer>): Promise<Result<Parcel, Failure>> {
  const json = await inflated(bytes, bounds.unpackedBytes);
  return typeof json === 'string' ? fail(notInflated(json)) : openedParcel('link', 'scenario', jsonIn(json));
}

async function runIn(bytes: Uint8Array<ArrayBuffer>): Promise<Result<Parcel, Failure>> {
  const [first, second] = parted(bytes);
  const numbers = await inflated(first, bounds.unpackedBytes);
  if (typeof numbers === 'string') return fail(notInflated(numbers));
  const text = await inflated(second, bounds.unpackedBytes - numbers.length);
  if (typeof text === 'string') return fail(notInflated(text));
  const read = textIn(text);
  return openedParcel('link', 'run', read === null ? null : unpackedLog({ numbers, text: read }));
}

/**
 * The numbers and the text of a run are deflated apart: they have so little in common that together they would be
 * longer. The length of the first (16 bits, big-endian) comes before both.
 */
function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 + first.length + second.length);
  new DataView(bytes.buffer).setUint16(0, Math.min(first.length, 0xffff));
  bytes.set(first, 2);
  bytes.set(second, 2 + first.length);
  return bytes;
}

function parted(bytes: Uint8Array<ArrayBuffer>): readonly [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>] {
  const length = bytes.length < 2 ? 0 : new DataView(bytes.buffer).getUint16(0);
  return [bytes.slice(2, 2 + length), bytes.slice(2 + length)];
}

function notInflated(why: 'too-large' | 'damaged'): Failure {
  return why === 'too-large'
    ? tooLarge(bounds.unpackedBytes, bounds.unpackedBytes)
    : failure('link/damaged', 'The link cannot be inflated.');
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textIn(bytes) ?? 'null');
  } catch {
    return null;
  }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Null if the bytes are no UTF-8. */
function textIn(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
