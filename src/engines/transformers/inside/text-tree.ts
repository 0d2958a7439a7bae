/** Texts by their tokens: what may follow after each beginning. */
export type TextTree = {
  /** The text that is complete here, if one is. */
  text: string | null;
  readonly next: Map<number, TextTree>;
};

/** The tree of these texts. A text whose tokens do not read back as the text itself would be a lie, so it throws. */
export function textTree(
  texts: readonly string[],
  tokensOf: (text: string) => readonly number[],
  textOf: (tokens: readonly number[]) => string,
): TextTree {
  const root = node();
  for (const text of texts) {
    const tokens = tokensOf(text);
    if (textOf(tokens) !== text) throw new Error(`The model has no tokens for "${text}".`);
    let at = root;
    for (const token of tokens) {
      const known = at.next.get(token) ?? node();
      at.next.set(token, known);
      at = known;
    }
    at.text = text;
  }
  return root;
}

/** Tokens of the longest text. */
export function depthOf(tree: TextTree): number {
  return Math.max(0, ...[...tree.next.values()].map((child) => 1 + depthOf(child)));
}

function node(): TextTree {
  return { text: null, next: new Map() };
}
