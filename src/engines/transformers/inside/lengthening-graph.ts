import { type DynamicCache, type PreTrainedModel, Tensor } from '@huggingface/transformers';
import type { CachedGraph } from './cached-graph';
import { lengthenedBatch } from './lengthened-batch';
import { type LengthenedMemory, lengthenedMemory, pastOf } from './lengthened-memory';
import { sumOfTextStates, textStatesOutput } from './text-states';

/**
 * A graph as most chat models have it, run by the library: it takes its whole key-value cache in (`past_key_values.0.key`
 * and so on) and gives it out lengthened (`present.0.key`).
 */
export function lengtheningGraph(model: PreTrainedModel): CachedGraph {
  const { outputNames } = (model.sessions.model ?? {}) as { readonly outputNames?: readonly string[] };
  const keepLastLogits = new Tensor('int64', [1n], []);

  function run(rows: readonly (readonly number[])[], mask: readonly (readonly number[])[], cache: DynamicCache) {
    return model.forward({
      input_ids: integers(rows),
      attention_mask: integers(mask),
      past_key_values: cache,
      num_logits_to_keep: keepLastLogits,
    }) as Promise<Outputs>;
  }

  async function step(tokens: readonly number[], memory: LengthenedMemory): Promise<Outputs> {
    const { cache, tokens: held } = memory;
    const outputs = await run([tokens], [new Array(held.length + tokens.length).fill(1)], cache);
    cache.update(pastOf(outputs));
    held.push(...tokens);
    return outputs;
  }

  return {
    newMemory: () => lengthenedMemory(),
    async forward(tokens, memory) {
      const { logits } = await step(tokens, memory as LengthenedMemory);
      return lastRows(logits, 1)[0] as Float32Array;
    },
    textStates: outputNames?.includes(textStatesOutput)
      ? async (tokens, memory) =>
          sumOfTextStates((await step(tokens, memory as LengthenedMemory))[textStatesOutput] as Tensor | undefined)
      : null,
    sideBySide: (memories) =>
      lengthenedBatch(memories as readonly LengthenedMemory[], {
        run: (tokens, mask, cache) =>
          run(
            tokens.map((token) => [token]),
            mask,
            cache,
          ),
        logitsOf: ({ logits }) => lastRows(logits as Tensor, memories.length),
      }),
  };
}

type Outputs = Readonly<Record<string, Tensor>> & { readonly logits: Tensor };

function integers(rows: readonly (readonly number[])[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]?.length ?? 0]);
}

/** The logits after the last token of each row. Models that cannot leave the others out give them for every token. */
function lastRows(logits: Tensor, rows: number): readonly Float32Array[] {
  const vocabulary = logits.dims.at(-1) ?? 0;
  const floats = logits.type === 'float32' ? logits : logits.to('float32');
  const data = floats.data as Float32Array;
  const perRow = data.length / rows;
  return Array.from({ length: rows }, (_, row) => data.subarray((row + 1) * perRow - vocabulary, (row + 1) * perRow));
}
