import { type PreTrainedModel, Tensor } from '@huggingface/transformers';
import { type AppendedMemory, appendedMemory, type Fresh } from './appended-memory';
import { type AppendedRows, appendFresh, type CacheShape, withRoom } from './appended-rows';
import type { CachedGraph } from './cached-graph';
import { type CommonRows, layInCommon } from './common-rows';
import type { Batch } from './language-model';
import { sumOfTextStates, textStatesOutput } from './text-states';

/**
 * A graph as our own export has it (tools/builtin-model/export.py): it takes the keys and values of the tokens before in
 * and gives only those of the new ones out. They are appended here, so that a step copies nothing out and nothing is
 * lengthened. Null for any other graph.
 */
export function appendingGraph(model: PreTrainedModel): CachedGraph | null {
  const session = model.sessions.model as Session | undefined;
  const sizes = session === undefined ? null : sizesOf(session);
  return session === undefined || sizes === null ? null : graphOf(session, sizes);
}

function graphOf(session: Session, { shape, width }: Sizes): CachedGraph {
  /** One step for one or several texts, as many new tokens for each; `output` is wanted beside the new keys and values. */
  async function run(texts: readonly Text[], held: AppendedRows, output: string) {
    const count = texts.length;
    // WebGPU has no buffers of no bytes: where nothing is remembered, one empty place is.
    const rows = held.room > 0 ? held : { ...held, room: 1, caches: held.caches.map(() => emptyPlace(count, shape)) };
    const fresh = texts[0]?.tokens.length ?? 0;
    const mask = new Float32Array(count * rows.room);
    const before = new Float32Array(count * width);
    for (const [index, { memory }] of texts.entries()) {
      mask.fill(1, index * rows.room, index * rows.room + memory.tokens.length);
      before.set(memory.unsmearedBefore(), index * width);
    }
    const ids = texts.flatMap(({ tokens }) => tokens);
    const positions = texts.flatMap(({ memory, tokens }) => tokens.map((_, at) => memory.tokens.length + at));
    const wanted = texts.map((_, index) => (index + 1) * fresh - 1);
    const feeds: Record<string, unknown> = {
      input_ids: integers(ids, [count, fresh]),
      position_ids: integers(positions, [count, fresh]),
      past_mask: floats(mask, [count, rows.room]),
      wanted: integers(wanted, [count]),
      unsmeared_before: floats(before, [count, 1, width]),
    };
    for (const [index, cache] of rows.caches.entries()) {
      feeds[cacheName(index)] = floats(cache, [count, shape.heads, rows.room, shape.size]);
    }
    const outputs = await session.run(feeds, [output, 'fresh', 'unsmeared']);
    const computed: Fresh = { data: dataOf(outputs.fresh), unsmeared: dataOf(outputs.unsmeared), tokens: fresh };
    return { output: outputs[output], computed };
  }

  async function step(tokens: readonly number[], memory: AppendedMemory, output: string) {
    const found = await run([{ tokens, memory }], memory.rows, output);
    memory.append(tokens, found.computed, 0);
    return found.output;
  }

  /** Of the batch that was laid last, for a next one of the same memories. */
  let common: CommonRows | null = null;

  /** Each text's own memory grows as well as their common rows do: so nothing is copied when they part. */
  function sideBySide(memories: readonly AppendedMemory[]): Batch {
    const laid = layInCommon(shape, memories, common);
    const { of } = laid;
    let { rows, held } = laid;
    common = laid;
    return {
      async forward(tokens) {
        const texts = of.map((memory) => ({ tokens: [tokens[memories.indexOf(memory)] as number], memory }));
        const { output, computed } = await run(texts, rows, 'logits');
        rows = withRoom(rows, Math.max(...held) + 1, held);
        for (const [index, text] of texts.entries()) {
          appendFresh(rows, index, text.memory.tokens.length, computed, index);
          text.memory.append(text.tokens, computed, index);
        }
        held = of.map((memory) => memory.tokens.length);
        common = { of, rows, held };
        const logits = logitsOf(output, of.length);
        return memories.map((memory) => logits[of.indexOf(memory)] as Float32Array);
      },
      memories: () => memories,
    };
  }

  return {
    newMemory: () => appendedMemory(shape, width),
    forward: async (tokens, memory) =>
      logitsOf(await step(tokens, memory as AppendedMemory, 'logits'), 1)[0] as Float32Array,
    textStates: session.outputNames.includes(textStatesOutput)
      ? async (tokens, memory) => sumOfTextStates(await step(tokens, memory as AppendedMemory, textStatesOutput))
      : null,
    sideBySide: (memories) => sideBySide(memories as readonly AppendedMemory[]),
  };
}

type Text = { readonly tokens: readonly number[]; readonly memory: AppendedMemory };

/** `width`: how many numbers a token's unsmeared keys are. */
type Sizes = { readonly shape: CacheShape; readonly width: number };

type RunTensor = { readonly data: unknown; readonly dims: readonly number[] };

/** What is used of ONNX Runtime's session, which the library holds and does not describe. */
type Session = {
  readonly outputNames: readonly string[];
  readonly inputMetadata?: readonly { readonly name: string; readonly shape?: readonly (number | string)[] }[];
  run(
    feeds: Readonly<Record<string, unknown>>,
    outputs: readonly string[],
  ): Promise<Readonly<Record<string, RunTensor | undefined>>>;
};

/** What the graph's signature says of its caches. */
function sizesOf({ inputMetadata = [] }: Session): Sizes | null {
  const shapes = new Map(inputMetadata.map(({ name, shape }) => [name, shape]));
  const [, heads, , size] = shapes.get('past.0.keys') ?? [];
  const width = shapes.get('unsmeared_before')?.[2];
  if (typeof heads !== 'number' || typeof size !== 'number' || typeof width !== 'number') return null;
  const caches = [...shapes.keys()].filter((name) => name.startsWith('past.')).length;
  return { shape: { caches, heads, size }, width };
}

function emptyPlace(texts: number, { heads, size }: CacheShape): Float32Array {
  return new Float32Array(texts * heads * size);
}

function cacheName(index: number): string {
  return `past.${Math.floor(index / 2)}.${index % 2 === 0 ? 'keys' : 'values'}`;
}

function dataOf(tensor: RunTensor | undefined): Float32Array {
  if (tensor === undefined) throw new Error('The graph did not give what it has.');
  return tensor.data as Float32Array;
}

function logitsOf(tensor: RunTensor | undefined, rows: number): readonly Float32Array[] {
  const data = dataOf(tensor);
  const size = data.length / rows;
  return Array.from({ length: rows }, (_, row) => data.subarray(row * size, (row + 1) * size));
}

function floats(data: Float32Array, dims: number[]): unknown {
  return new Tensor('float32', data, dims).ort_tensor;
}

function integers(values: readonly number[], dims: number[]): unknown {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims).ort_tensor;
}
