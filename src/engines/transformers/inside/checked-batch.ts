import type { Batch, LanguageModel, Memory } from './language-model';
import { areNumbers, NoNumbers } from './numbers';

/** Logits that differ by less than this are the same but for the order of the sums. */
const tolerance = 0.05;

/**
 * A batch whose first step is computed again row by row. Not every model's graph honours a mask at the beginning of a
 * row, and one that quantises its activations lets the rows disturb each other; where the logits differ, the rows go on
 * one by one. Takes copies of the memories, which must not be in the batch yet: make it before the batch takes its step.
 */
export function checkedBatch(
  model: Pick<LanguageModel, 'forward'>,
  memories: readonly Memory[],
  batch: Batch,
  hear: (verdict: 'same' | 'different') => void,
): Batch {
  let copies = memories.map((memory) => memory.copyOfFirst(memory.tokens.length));
  let state: 'unchecked' | 'same' | 'different' = 'unchecked';

  async function oneByOne(tokens: readonly number[]): Promise<readonly Float32Array[]> {
    const logits: Float32Array[] = [];
    for (const [row, memory] of copies.entries()) {
      if (memory === null) throw new Error('Memories that lie side by side can be copied.');
      logits.push(await model.forward(tokens.slice(row, row + 1), memory).catch(noNumbersAsRow));
    }
    return logits;
  }

  function dropCopies(): void {
    for (const copy of copies) copy?.dispose();
    copies = [];
  }

  return {
    async forward(tokens) {
      if (state === 'same') return batch.forward(tokens);
      const alone = await oneByOne(tokens);
      if (state === 'different') return alone;
      const together = await batch.forward(tokens);
      // A row that is no numbers says nothing about the batch; if no row does, the next step is checked too.
      const told = [...alone.entries()].filter(([, logits]) => areNumbers(logits));
      if (told.length === 0) return alone;
      state = told.every(([row, logits]) => agree(logits, together[row])) ? 'same' : 'different';
      hear(state);
      if (state === 'same') dropCopies();
      else for (const memory of batch.memories()) memory.dispose();
      return alone;
    },
    memories() {
      if (state === 'different') return copies.flatMap((memory) => memory ?? []);
      dropCopies();
      return batch.memories();
    },
  };
}

function noNumbersAsRow(error: unknown): Float32Array {
  if (error instanceof NoNumbers) return Float32Array.of(Number.NaN);
  throw error;
}

function agree(logits: Float32Array, others: Float32Array | undefined): boolean {
  return (
    others?.length === logits.length &&
    logits.every((logit, token) => Math.abs(logit - (others[token] ?? Number.NaN)) < tolerance)
  );
}
