/** Raw deflate (RFC 1951), as the browser has it built in. */
export async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of through(bytes, new CompressionStream('deflate-raw'))) parts.push(part);
  return joined(parts);
}

/**
 * Gives back what was deflated. Deflate can grow a thousandfold, so the stream is stopped as soon as more than `most`
 * bytes have come out of it: the answer is then `too-large`, and memory never held much more than `most`.
 */
export async function inflated(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'damaged'> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for await (const part of through(bytes, new DecompressionStream('deflate-raw'))) {
      size += part.length;
      // Leaving the loop cancels the stream.
      if (size > most) return 'too-large';
      parts.push(part);
    }
  } catch {
    return 'damaged';
  }
  return joined(parts);
}

async function* through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = (stream.readable as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  // It fails together with the reader, which is where the failure is dealt with.
  feed(bytes, stream.writable).catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** In small pieces, each when the last one has been read: a browser inflates a whole piece before it can be stopped. */
async function feed(bytes: Uint8Array<ArrayBuffer>, writable: WritableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
  const writer = writable.getWriter();
  for (let from = 0; from < bytes.length; from += pieceLength) {
    await writer.ready;
    await writer.write(bytes.subarray(from, from + pieceLength));
  }
  await writer.close();
}

/** Inflated, at most a megabyte. */
const pieceLength = 1_024;

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
