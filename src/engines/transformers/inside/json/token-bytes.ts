import * as z from 'zod/mini';
import type { TokenBytes } from './vocabulary';

/** What of a `tokenizer.json` says how its tokens are written down. */
const tokenizerFile = z.object({
  added_tokens: z.optional(z.nullable(z.array(z.object({ id: z.number() })))),
  decoder: z.optional(
    z.nullable(z.object({ type: z.string(), decoders: z.optional(z.array(z.object({ type: z.string() }))) })),
  ),
});

/**
 * The bytes that each token writes in the middle of a text. Byte-level vocabularies (GPT-2's way: Qwen, Llama 3, the
 * built-in model) have a letter for every byte; the others (SentencePiece's way: Gemma, Llama 2) have `▁` for a blank and
 * `<0x0A>` for bytes. Added tokens are marks of a template, not text.
 */
export function tokenBytesOf(vocabulary: ReadonlyMap<string, number>, tokenizerJson: unknown): TokenBytes {
  const { added_tokens, decoder } = tokenizerFile.parse(tokenizerJson);
  const decoders = decoder === null || decoder === undefined ? [] : [decoder, ...(decoder.decoders ?? [])];
  const bytesOf = decoders.some(({ type }) => type === 'ByteLevel') ? byteLevel() : sentencePiece;
  const added = new Set(added_tokens?.map(({ id }) => id));
  const bytes: (Uint8Array | null)[] = [];
  for (const [token, id] of vocabulary) {
    while (bytes.length <= id) bytes.push(null);
    bytes[id] = added.has(id) ? null : bytesOf(token);
  }
  return bytes;
}

/** Bytes that can be seen stand for themselves, the others for the letters from U+0100 on, in their order (Radford et al. 2019). */
function byteLevel(): (token: string) => Uint8Array | null {
  const byteOf = new Map<string, number>();
  let unseen = 0x100;
  for (let byte = 0; byte < 256; byte += 1) {
    const isSeen = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    byteOf.set(String.fromCharCode(isSeen ? byte : unseen++), byte);
  }
  return (token) => {
    const bytes = Array.from(token, (letter) => byteOf.get(letter));
    return bytes.includes(undefined) ? null : Uint8Array.from(bytes as number[]);
  };
}

const encoder = new TextEncoder();

function sentencePiece(token: string): Uint8Array {
  const byte = /^<0x([0-9A-F]{2})>$/i.exec(token)?.[1];
  if (byte !== undefined) return Uint8Array.of(Number.parseInt(byte, 16));
  return encoder.encode(token.replaceAll('▁', ' '));
}
