import { fail, ok, type Result } from '../base';
import { type Failure, failure } from '../core';
import { base64urlOf, bytesFromBase64url } from './base64url';
import { bounds } from './bounds';
import { checksumOf } from './checksum';
import { deflated, inflated } from './deflate';
import { openedParcel } from './open-parcel';
import { packedLog } from './pack-log';
import type { Parcel } from './parcel';
import { unpackedLog } from './unpack-log';

/**
 * The parcel as the part of an address that no server ever sees: `#s=…` for a scenario, `#r=…` for a run. Whatever a
 * link of this page holds, this page can open. Fails with `link/too-large` (`bytes` and `most` in the details), or with
 * what would keep the parcel from being opened.
 */
export async function linkFragmentFor(parcel: Parcel): Promise<Result<string, Failure>> {
  const openable = openedParcel('link', parcel.type, parcel.type === 'scenario' ? parcel.scenario : parcel.log);
  if (!openable.ok) return openable;
  const letter = parcel.type === 'scenario' ? 's' : 'r';
  const packed = await deflated(contentOf(openable.value));
  const bytes = new Uint8Array(checksumBytes + packed.length);
  bytes.set(packed, checksumBytes);
  new DataView(bytes.buffer).setUint32(0, checksumFor(letter, packed));
  const fragment = `#${letter}=${version}${base64urlOf(bytes)}`;
  if (fragment.length <= bounds.linkCharacters) return ok(fragment);
  const details = { bytes: fragment.length, most: bounds.linkCharacters };
  return fail(failure('link/too-large', `The link would be ${fragment.length} characters long.`, details));
}

/**
 * What stands in the fragment of an address; null if it is none of ours (a route, say). Never rejects, whatever the
 * text: failures are `link/damaged` (characters were lost or changed on the way), `link/too-large`,
 * `link/from-the-future` and `link/invalid` (`path` in the details).
 */
export async function parcelFromFragment(fragment: string): Promise<Result<Parcel | null, Failure>> {
  const [, letter, itsVersion, text] = /^#?([sr])=(.?)(.*)$/s.exec(fragment) ?? [];
  if (letter === undefined || itsVersion === undefined || text === undefined) return ok(null);
  if (/[2-9A-Za-z]/.test(itsVersion))
    return fail(failure('link/from-the-future', `Written in link version ${itsVersion}.`));
  if (itsVersion !== version) return fail(failure('link/damaged', 'The link begins with no version.'));
  if (text.length > (bounds.packedBytes * 4) / 3) return fail(tooLarge(text.length));

  const bytes = bytesFromBase64url(text);
  if (bytes === null || bytes.length < checksumBytes)
    return fail(failure('link/damaged', 'The link is cut off or has foreign characters.'));
  const packed = bytes.slice(checksumBytes);
  if (new DataView(bytes.buffer).getUint32(0) !== checksumFor(letter, packed))
    return fail(failure('link/damaged', 'The checksum does not fit.'));
  const content = await inflated(packed, bounds.unpackedBytes);
  if (content === 'too-large') return fail(tooLarge(bounds.unpackedBytes));
  if (content === 'damaged') return fail(failure('link/damaged', 'The link cannot be inflated.'));
  return letter === 's'
    ? openedParcel('link', 'scenario', jsonIn(content))
    : openedParcel('link', 'run', logIn(content));
}

/** The version of what stands in a link, apart from the format of scenarios and logs: one character, `1` to `9`, then letters. */
const version = '1';
const checksumBytes = 4;

/** A run in a link: how many bytes of numbers follow (big-endian, 32 bits), the numbers, and the text in UTF-8. */
function contentOf(parcel: Parcel): Uint8Array<ArrayBuffer> {
  if (parcel.type === 'scenario') return utf8(JSON.stringify(parcel.scenario));
  const packed = packedLog(parcel.log);
  const text = utf8(packed.text);
  const bytes = new Uint8Array(4 + packed.numbers.length + text.length);
  new DataView(bytes.buffer).setUint32(0, packed.numbers.length);
  bytes.set(packed.numbers, 4);
  bytes.set(text, 4 + packed.numbers.length);
  return bytes;
}

function logIn(bytes: Uint8Array<ArrayBuffer>): unknown {
  if (bytes.length < 4) return null;
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const text = textIn(bytes.subarray(end));
  return text === null || end > bytes.length ? null : unpackedLog({ numbers: bytes.slice(4, end), text });
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

/** Of the letter too, so that a scenario is not taken for a run. */
function checksumFor(letter: string, packed: Uint8Array): number {
  const bytes = new Uint8Array(packed.length + 2);
  bytes.set(utf8(letter + version));
  bytes.set(packed, 2);
  return checksumOf(bytes);
}

function tooLarge(bytes: number): Failure {
  return failure('link/too-large', `More than a link may hold: ${bytes} bytes.`, { bytes, most: bounds.packedBytes });
}
