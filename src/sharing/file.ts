import { fail, type Result } from '../base';
import { type Failure, failure, formatVersion } from '../core';
import { bounds } from './bounds';
import { openedParcel } from './open-parcel';
import type { Parcel } from './parcel';

/** The parcel as a file for people and other programs: JSON with a line for each field, named after the scenario's title. */
export function fileFor(parcel: Parcel): { readonly name: string; readonly text: string } {
  const content = parcel.type === 'scenario' ? { scenario: parcel.scenario } : { log: parcel.log };
  const text = `${JSON.stringify({ colloquy: parcel.type, format: formatVersion, ...content }, null, 2)}\n`;
  return { name: `${fileTitle(parcel)}.colloquy.json`, text };
}

/**
 * What a file holds. Never throws, whatever the text: failures are `file/unreadable` (no JSON, or none of ours),
 * `file/too-large`, `file/from-the-future` and `file/invalid` (`path` in the details).
 */
export function parcelFromFile(text: string): Result<Parcel, Failure> {
  if (text.length > bounds.fileCharacters) {
    const details = { bytes: text.length, most: bounds.fileCharacters };
    return fail(failure('file/too-large', `The file has ${text.length} characters.`, details));
  }
  const file = jsonObjectIn(text);
  if (file === null) return fail(failure('file/unreadable', 'No JSON object.'));
  if (typeof file.format === 'number' && file.format > formatVersion) {
    return fail(failure('file/from-the-future', `Written in format ${file.format}.`));
  }
  switch (file.colloquy) {
    case 'scenario':
      return openedParcel('file', 'scenario', file.scenario);
    case 'run':
      return openedParcel('file', 'run', file.log);
    default:
      return fail(failure('file/unreadable', 'Not a file of Colloquy.'));
  }
}

function jsonObjectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Letters and digits of any script stay; everything else is a dash, because file systems differ in what they allow. */
function fileTitle(parcel: Parcel): string {
  const title = titleOf(parcel)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return (
    [...title]
      .slice(0, 60)
      .join('')
      .replace(/^-+|-+$/g, '') || parcel.type
  );
}

function titleOf(parcel: Parcel): string {
  if (parcel.type === 'scenario') return parcel.scenario.title;
  const [first] = parcel.log;
  return first?.type === 'run-started' ? first.scenario.title : '';
}
