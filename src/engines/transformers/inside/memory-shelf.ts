import type { Memory } from './language-model';

/** The memories of one model between requests, so that a prompt which goes on where another ended is not read again. */
export interface MemoryShelf {
  /**
   * The best memory for this prompt, taken off the shelf; null if none helps. Its tokens are a true beginning of the
   * prompt, compared one by one, and at least one token of the prompt is left to compute. Memories of `others`, which are
   * in use, may be copied.
   */
  take(prompt: readonly number[], others?: readonly Memory[]): Memory | null;
  /** The shelf owns it again, and drops the ones that were not used for longest when there is no more room. */
  putBack(memory: Memory): void;
  clear(): void;
}

/** Shorter beginnings are quicker to read again than to copy, and are often only the template's first words. */
const worthCopying = 24;

export function memoryShelf(room: { readonly memories: number; readonly bytes: number }): MemoryShelf {
  /** Used last comes first. */
  let shelf: Memory[] = [];

  function drop(memory: Memory): void {
    shelf = shelf.filter((other) => other !== memory);
    memory.dispose();
  }

  return {
    take(prompt, others = []) {
      let best: { readonly memory: Memory; readonly shared: number } | null = null;
      for (const memory of [...shelf, ...others]) {
        const shared = sharedLength(memory.tokens, prompt, prompt.length - 1);
        if (shared > (best?.shared ?? 0)) best = { memory, shared };
      }
      if (best === null) return null;
      if (best.shared < best.memory.tokens.length || others.includes(best.memory)) {
        return best.shared < worthCopying ? null : best.memory.copyOfFirst(best.shared);
      }
      shelf = shelf.filter((other) => other !== best.memory);
      return best.memory;
    },
    putBack(memory) {
      if (memory.tokens.length === 0) return memory.dispose();
      // What this one begins with needs no memory of its own.
      for (const other of shelf) {
        if (sharedLength(other.tokens, memory.tokens, other.tokens.length) === other.tokens.length) drop(other);
      }
      shelf.unshift(memory);
      while (shelf.length > room.memories || (shelf.length > 1 && bytesOf(shelf) > room.bytes)) {
        drop(shelf.at(-1) as Memory);
      }
    },
    clear() {
      for (const memory of shelf) memory.dispose();
      shelf = [];
    },
  };
}

function sharedLength(known: readonly number[], prompt: readonly number[], most: number): number {
  const end = Math.min(known.length, prompt.length, most);
  let length = 0;
  while (length < end && known[length] === prompt[length]) length += 1;
  return length;
}

function bytesOf(memories: readonly Memory[]): number {
  return memories.reduce((sum, { bytes }) => sum + bytes, 0);
}
