import type { LogitProcessor } from './library';

/** How a token changes the output; null is the end mark. */
export type StandInToken = ((output: string) => string) | null;

/** The stand-in's tokens are bytes, and this one, which ends an answer. */
export const endToken = 256;

/**
 * What is drawn where somebody sits at the logits: what they force, or the script where they leave the logits as they
 * are. The model likes its script best, and then whatever comes.
 */
export function* drawnAtLogits(
  processor: LogitProcessor,
  script: readonly StandInToken[],
): Generator<StandInToken, void> {
  const liked = new TextEncoder().encode(script.reduce((output, token) => token?.(output) ?? output, ''));
  const bytes: number[] = [];
  for (;;) {
    const isLiked = bytes.every((byte, index) => liked[index] === byte);
    const favourite = isLiked ? (liked[bytes.length] ?? endToken) : null;
    const logits = Float32Array.from({ length: endToken + 1 }, (_, token) =>
      token === favourite ? 9 : Math.sin(token * 7 + bytes.length),
    );
    const untouched = logits.slice();
    const processed = processor.processLogits(logits);
    if (processed.every((logit, token) => logit === untouched[token])) return yield* script;
    const token = processed.indexOf(Math.max(...processed));
    processor.processSampledToken(token);
    if (token === endToken) return yield null;
    bytes.push(token);
    const text = new TextDecoder().decode(Uint8Array.from(bytes));
    yield () => text;
  }
}

/** A `tokenizer.json` with a token for each byte, as `tokenizers` reads it. */
export function byteTokenizer(): object {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  // Bytes without a sign of their own are written as the signs after the 255th (Radford et al. 2019).
  const hasSign = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let spare = 256;
  const signs = bytes.map((byte) => String.fromCharCode(hasSign(byte) ? byte : spare++));
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false };
  return {
    added_tokens: [{ id: endToken, content: '<|end|>', special: true }],
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: { type: 'BPE', vocab: Object.fromEntries(signs.map((sign, byte) => [sign, byte])), merges: [] },
  };
}
