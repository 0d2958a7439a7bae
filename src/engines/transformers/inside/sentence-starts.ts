/** Which tokens end a sentence (or a message), and which are only the blank before the next one. */
export type SentenceMarks = { readonly ends: ReadonlySet<number>; readonly blanks: ReadonlySet<number> };

/** How the sentences of a text begin, so that the next one can begin otherwise. */
export interface SentenceStarts {
  /** The tokens by which the present sentence would go on as an earlier one did; none once it is beyond its beginning. */
  used(): ReadonlySet<number>;
  add(token: number): void;
}

const none: ReadonlySet<number> = new Set();

/** Follows a text from its first token on; the first `longest` tokens of a sentence are its beginning. */
export function sentenceStarts(marks: SentenceMarks, text: readonly number[], longest = 8): SentenceStarts {
  const earlier: (readonly number[])[] = [];
  let present: number[] = [];

  function add(token: number): void {
    if (marks.ends.has(token)) {
      if (present.length > 0) earlier.push(present);
      present = [];
    } else if (present.length > 0 ? present.length < longest : !marks.blanks.has(token)) present.push(token);
  }

  function used(): ReadonlySet<number> {
    const length = present.length;
    if (length === longest) return none;
    const alike = earlier.filter((start) => start.length > length && present.every((token, at) => start[at] === token));
    return alike.length === 0 ? none : new Set(alike.map((start) => start[length] as number));
  }

  for (const token of text) add(token);
  return { add, used };
}

/** The marks of a vocabulary, token by token: what ends in a full stop or its like, or stands between messages. */
export function sentenceMarks(
  vocabulary: number,
  textOf: (tokens: readonly number[]) => string,
  specials: ReadonlySet<number>,
): SentenceMarks {
  const ends = new Set(specials);
  const blanks = new Set<number>();
  for (let token = 0; token < vocabulary; token += 1) {
    const text = textOf([token]);
    if (/[.!?:。！？：\n]["”]?$/.test(text)) ends.add(token);
    else if (text.trim() === '') blanks.add(token);
  }
  return { ends, blanks };
}
