import { fail, ok, type Result } from '../base';
import { type Failure, failure } from '../core';
import { base64urlOf, bytesFromBase64url } from './base64url';
import { bounds } from './bounds';
import { checksumOf } from './checksum';

/** `s`: a scenario; `r`: a run. */
export type Letter = 's' | 'r';

/**
 * Bytes as a fragment: `#`, the letter, `=`, a character for the version, and base64url of a checksum (CRC-32 of the
 * letter, the version and the bytes; big-endian) and the bytes.
 */
export function sealed(letter: Letter, bytes: Uint8Array): string {
  const content = new Uint8Array(checksumLength + bytes.length);
  new DataView(content.buffer).setUint32(0, checksumFor(letter, present, bytes));
  content.set(bytes, checksumLength);
  return `#${letter}=${present}${base64urlOf(content)}`;
}

/** What `sealed` was given; null if the fragment is none of ours. */
export function unsealed(
  fragment: string,
): Result<{ readonly letter: Letter; readonly bytes: Uint8Array<ArrayBuffer> } | null, Failure> {
  const letter = /^#?([sr])=/.exec(fragment)?.[1];
  if (letter !== 's' && letter !== 'r') return ok(null);
  const [itsVersion = '', text] = [
    fragment.charAt(fragment.indexOf('=') + 1),
    fragment.slice(fragment.indexOf('=') + 2),
  ];
  if (!versions.includes(itsVersion)) return fail(unknownVersion(itsVersion));
  if (text.length > (bounds.packedBytes * 4) / 3) return fail(tooLarge(text.length, (bounds.packedBytes * 4) / 3));
  const content = bytesFromBase64url(text);
  if (content === null || content.length < checksumLength)
    return fail(failure('link/damaged', 'The link is cut off, or has foreign characters.'));
  const bytes = content.slice(checksumLength);
  const checksum = new DataView(content.buffer).getUint32(0);
  return checksum === checksumFor(letter, itsVersion, bytes)
    ? ok({ letter, bytes })
    : fail(failure('link/damaged', 'The checksum does not fit.'));
}

export function tooLarge(bytes: number, most: number): Failure {
  return failure('link/too-large', `${bytes} bytes, where a link has ${most} at most.`, { bytes, most });
}

/**
 * Of what stands in a link, apart from the format of scenarios and logs. Versions 2 and 3 know more
 * kinds of facts, and are told apart by the format of the scenario. Later versions count on: `4` to `9`, then letters.
 */
const versions: readonly string[] = ['1', '2', '3'];
const present = '3';
const checksumLength = 4;

function unknownVersion(itsVersion: string): Failure {
  return /[4-9A-Za-z]/.test(itsVersion)
    ? failure('link/from-the-future', `Written in link version ${itsVersion}.`)
    : failure('link/damaged', 'The link does not begin with a version.');
}

function checksumFor(letter: Letter, version: string, bytes: Uint8Array): number {
  const guarded = new Uint8Array(2 + bytes.length);
  guarded.set([letter.charCodeAt(0), version.charCodeAt(0)]);
  guarded.set(bytes, 2);
  return checksumOf(guarded);
}
