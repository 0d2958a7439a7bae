/**
 * MD5 (RFC 1321) over data that comes in pieces. The lists of WebLLM's weight files state it; it finds accidents (cut,
 * swapped or flipped files), it does not withstand an attacker.
 */
export interface Md5 {
  add(piece: Uint8Array): void;
  /** In hexadecimal; nothing may be added afterwards. */
  digest(): string;
}

export function md5(): Md5 {
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  const block = new Uint8Array(64);
  let filled = 0;
  let length = 0;

  function add(piece: Uint8Array): void {
    length += piece.length;
    const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
    let from = 0;
    while (from < piece.length) {
      if (filled === 0 && piece.length - from >= 64) {
        digestBlock(state, view, from);
        from += 64;
        continue;
      }
      const taken = Math.min(64 - filled, piece.length - from);
      block.set(piece.subarray(from, from + taken), filled);
      filled += taken;
      from += taken;
      if (filled < 64) return;
      digestBlock(state, new DataView(block.buffer), 0);
      filled = 0;
    }
  }

  return {
    add,
    digest() {
      const bits = length * 8;
      add(new Uint8Array(((119 - (length % 64)) % 64) + 1).fill(0x80, 0, 1));
      const tail = new DataView(new ArrayBuffer(8));
      tail.setUint32(0, bits % 2 ** 32, true);
      tail.setUint32(4, Math.floor(bits / 2 ** 32), true);
      add(new Uint8Array(tail.buffer));
      const bytes = new DataView(new ArrayBuffer(16));
      for (const [index, word] of state.entries()) bytes.setInt32(index * 4, word, true);
      return Array.from(new Uint8Array(bytes.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const sines = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0);
const words = new Int32Array(16);

function digestBlock(state: Int32Array, view: DataView, offset: number): void {
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(offset + index * 4, true);
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4;
    let mixed: number;
    let word: number;
    if (round === 0) {
      mixed = (b & c) | (~b & d);
      word = step;
    } else if (round === 1) {
      mixed = (d & b) | (~d & c);
      word = (5 * step + 1) & 15;
    } else if (round === 2) {
      mixed = b ^ c ^ d;
      word = (3 * step + 5) & 15;
    } else {
      mixed = c ^ (b | ~d);
      word = (7 * step) & 15;
    }
    const sum = (a + mixed + (sines[step] as number) + (words[word] as number)) | 0;
    const shift = shifts[(round << 2) | (step & 3)] as number;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
}
