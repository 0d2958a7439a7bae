/** Strings one after the other, parted by U+0000; that character and the mark itself are written as U+001B and a digit. */
export function joinedStrings(strings: readonly string[]): string {
  return strings.map((text) => text.replaceAll(mark, `${mark}1`).replaceAll(separator, `${mark}0`)).join(separator);
}

export function partedStrings(joined: string): readonly string[] {
  return joined.split(separator).map((text) => text.replaceAll(`${mark}0`, separator).replaceAll(`${mark}1`, mark));
}

const separator = '\u0000';
const mark = '\u001b';
