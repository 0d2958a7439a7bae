import { fail, ok, type Result } from '../base';
import { type Failure, failure } from '../core';
import { parcelFromFile } from './file';
import { parcelFromFragment } from './link';
import type { Parcel } from './parcel';

/**
 * What somebody pasted or dropped: a whole address of any host, a fragment alone, a chat message with a link in it, or
 * the text of a file. Never rejects. A text that holds neither fails with `link/unreadable`.
 */
export async function parcelFromText(text: string): Promise<Result<Parcel, Failure>> {
  const trimmed = text.trim();
  if (/^\ufeff?[{[]/.test(trimmed)) return parcelFromFile(trimmed);
  const [fragment] = /#[sr]=[A-Za-z0-9_-]*/.exec(trimmed) ?? [];
  if (fragment === undefined) return fail(failure('link/unreadable', 'No link of Colloquy, and no file.'));
  const parcel = await parcelFromFragment(fragment);
  if (!parcel.ok) return parcel;
  return parcel.value === null ? fail(failure('link/unreadable', 'No link of Colloquy.')) : ok(parcel.value);
}
