/** A grammar (the library's EBNF) that allows exactly these texts and nothing else. */
export function oneOfGrammar(texts: readonly string[]): string {
  return `root ::= ${texts.map(quoted).join(' | ')}`;
}

/** Enough tokens for the longest of the texts and its end: no token is shorter than a byte. */
export function tokensForOneOf(texts: readonly string[]): number {
  const encoder = new TextEncoder();
  return Math.max(...texts.map((text) => encoder.encode(text).length)) + 1;
}

export function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, (character) => `\\u${hexadecimal(character)}`);
  return `"${escaped}"`;
}

function hexadecimal(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}
