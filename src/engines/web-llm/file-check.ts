import { md5 } from './md5';
import type { FileContent } from './model-files';

/** Looks at a file as it flows by, and says at its end whether it is what it should be. */
export interface FileCheck {
  add(piece: Uint8Array): void;
  /** What is wrong with the file, in English; null if nothing is. */
  problem(): string | null;
}

export function fileCheck(content: FileContent): FileCheck {
  switch (content.type) {
    case 'weights':
      return weightsCheck(content.bytes, content.md5);
    case 'wasm':
      return startsWith([0x00, 0x61, 0x73, 0x6d], 'not a WebAssembly module');
    case 'json':
      return jsonCheck();
    case 'binary':
      return { add: () => {}, problem: () => null };
  }
}

function weightsCheck(bytes: number, sum: string | null): FileCheck {
  const hash = md5();
  let seen = 0;
  return {
    add(piece) {
      seen += piece.length;
      if (sum !== null) hash.add(piece);
    },
    problem() {
      if (seen !== bytes) return `${seen} bytes instead of ${bytes}`;
      return sum === null || hash.digest() === sum ? null : 'its checksum does not match';
    },
  };
}

function startsWith(signature: readonly number[], otherwise: string): FileCheck {
  const head: number[] = [];
  return {
    add: (piece) => void head.push(...piece.subarray(0, Math.max(0, signature.length - head.length))),
    problem: () => (signature.every((byte, index) => head[index] === byte) ? null : otherwise),
  };
}

function jsonCheck(): FileCheck {
  const decoder = new TextDecoder();
  let text = '';
  return {
    add(piece) {
      text += decoder.decode(piece, { stream: true });
    },
    problem() {
      try {
        JSON.parse(text + decoder.decode());
        return null;
      } catch {
        return 'not JSON';
      }
    },
  };
}
