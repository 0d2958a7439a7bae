/**
 * Keeps an answer within its tokens. The API has no such limit and does not say how many tokens a piece of the stream is,
 * so each piece counts as one, or as one for every six bytes where that is more: hardly any text takes fewer tokens.
 */
export interface AnswerLength {
  /** As much of the piece as there is room for, and whether that is all of it. */
  take(piece: string): { readonly text: string; readonly whole: boolean };
  readonly tokens: number;
}

const mostBytesPerToken = 6;

export function answerLength(maxTokens: number): AnswerLength {
  const encoder = new TextEncoder();
  let pieces = 0;
  let bytes = 0;
  const tokens = () => Math.max(pieces, Math.ceil(bytes / mostBytesPerToken));

  return {
    take(piece) {
      if (piece === '') return { text: '', whole: true };
      if (pieces === maxTokens) return { text: '', whole: false };
      pieces += 1;
      let text = '';
      for (const character of piece) {
        const size = encoder.encode(character).length;
        if (bytes + size > maxTokens * mostBytesPerToken) return { text, whole: false };
        bytes += size;
        text += character;
      }
      return { text, whole: true };
    },
    get tokens() {
      return tokens();
    },
  };
}
