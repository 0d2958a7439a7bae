import type { ScenarioDocument } from '../core';

/** A piece of a document that can be read by itself; `id` is its place among all. */
export type Passage = { readonly id: number; readonly title: string; readonly text: string };

/** At most so many characters, so that three of them fit into a fact and do not flood a small model's prompt. */
const longest = 400;

/** The documents in pieces: whole paragraphs where they are short, else as many whole sentences as fit. */
export function passagesOf(documents: readonly ScenarioDocument[]): readonly Passage[] {
  const pieces = documents.flatMap(({ title, text }) =>
    text
      .split(/\n\s*\n/)
      .flatMap(inSentences)
      .map((piece) => ({ title: title.trim(), text: piece })),
  );
  return pieces.map((piece, id) => ({ id, ...piece }));
}

function inSentences(paragraph: string): readonly string[] {
  const text = paragraph.replace(/\s+/g, ' ').trim();
  if (text === '') return [];
  if (text.length <= longest) return [text];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of sentences.segment(text)) {
    if (piece !== '' && piece.length + segment.length > longest) {
      pieces.push(piece.trim());
      piece = '';
    }
    piece += segment;
    // A sentence without an end is cut where it must be.
    while (piece.length > longest) {
      pieces.push(piece.slice(0, longest).toWellFormed());
      piece = piece.slice(longest).toWellFormed();
    }
  }
  return piece.trim() === '' ? pieces : [...pieces, piece.trim()];
}

const sentences = new Intl.Segmenter(['en', 'zh'], { granularity: 'sentence' });
const words = new Intl.Segmenter(['zh', 'en'], { granularity: 'word' });

/**
 * The words of a text as a search compares them: in lower case, English ones without a plural `s`. Where no blanks part
 * words, as in Chinese, the browser's dictionary does; every character counts besides, because a dictionary may part
 * a question and its answer differently.
 */
export function wordsOf(text: string): string[] {
  return [...words.segment(text.normalize('NFKC').toLowerCase())].flatMap(({ segment, isWordLike }) => {
    if (isWordLike !== true) return [];
    if (/\p{Script=Han}/u.test(segment)) return segment.length > 1 ? [segment, ...segment] : [segment];
    return [segment.length > 3 ? segment.replace(/(?<=[^s])s$/, '') : segment];
  });
}
