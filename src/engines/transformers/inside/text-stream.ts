/** Turns tokens into text as they come. */
export interface TextStream {
  /** What can be shown now: '' while the last character is not whole yet. */
  add(token: number): string;
  /** What was held back, when no more tokens come. */
  end(): string;
}

/**
 * Decodes a window of the last few tokens again with every new one, because what a token says depends on its neighbours
 * (blanks before words, characters of several bytes). What it gave out it never takes back.
 */
export function textStream(textOf: (tokens: readonly number[]) => string): TextStream {
  const tokens: number[] = [];
  /** Tokens from here on are decoded again, for their neighbours' sake. */
  let from = 0;
  /** Tokens up to here have been given out. */
  let shown = 0;

  function unseen(): string {
    const before = textOf(tokens.slice(from, shown));
    return textOf(tokens.slice(from)).slice(before.length);
  }

  return {
    add(token) {
      tokens.push(token);
      const text = unseen();
      if (text === '' || text.endsWith('\uFFFD')) return '';
      from = shown;
      shown = tokens.length;
      return text;
    },
    end: () => unseen(),
  };
}
