import { type PreTrainedModel, Tensor } from '@huggingface/transformers';
import { type AppendedMemory, appendedMemory, type Fresh } from './appended-memory';
import { type AppendedRows, appendFresh, type Cache, type CacheShape, copyLast, withRoom } from './appended-rows';
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

function graphOf(session: Session, { shape, names, width }: Sizes): CachedGraph {
  /** For the last positions of texts, by cache and count of texts; filled anew for each step. */
  const last = new Map<string, Float32Array>();

  /** What heads with a window are given of these texts. */
  function lastOf(texts: readonly Text[], at: number, floatsOfText: number): Float32Array {
    const key = `${at} ${texts.length}`;
    const data = last.get(key) ?? new Float32Array(texts.length * floatsOfText);
    last.set(key, data);
    for (const [place, { memory }] of texts.entries()) copyLast(memory.rows, memory.tokens.length, at, { data, place });
    return data;
  }

  /** One step for one or several texts, as many new tokens for each; `output` is wanted beside the new keys and values. */
  async function run(texts: readonly Text[], held: AppendedRows, output: string) {
    const count = texts.length;
    // WebGPU has no buffers of no bytes: where nothing is remembered, one empty place is.
    const room = Math.max(held.room, 1);
    const fresh = texts[0]?.tokens.length ?? 0;
    const mask = new Float32Array(count * room);
    const before = new Float32Array(count * width);
    for (const [index, { memory }] of texts.entries()) {
      mask.fill(1, index * room, index * room + memory.tokens.length);
      before.set(memory.unsmearedBefore(), index * width);
    }
    const ids = texts.flatMap(({ tokens }) => tokens);
    const positions = texts.flatMap(({ memory, tokens }) => tokens.map((_, at) => memory.tokens.length + at));
    const wanted = texts.map((_, index) => (index + 1) * fresh - 1);
    const feeds: Record<string, unknown> = {
      input_ids: integers(ids, [count, fresh]),
      position_ids: integers(positions, [count, fresh]),
      past_mask: floats(mask, [count, room]),
      wanted: integers(wanted, [count]),
      unsmeared_before: floats(before, [count, 1, width]),
    };
    for (const [at, { heads, window }] of shape.caches.entries()) {
      const places = window === null ? room : window - 1;
      const floatsOfText = heads * places * shape.size;
      const seen = window === null ? held.caches.get(at) : lastOf(texts, at, floatsOfText);
      const data = held.room === 0 && window === null ? new Float32Array(count * floatsOfText) : seen;
      feeds[names[at] as string] = floats(data as Float32Array, [count, heads, places, shape.size]);
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

/** `names` of the caches among the inputs; `width`: how many numbers a token's unsmeared keys are. */
type Sizes = { readonly shape: CacheShape; readonly names: readonly string[]; readonly width: number };

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

/**
 * What the graph's signature says of its caches: [texts, heads, places, size] each, the places a number where heads have a
 * window.
 */
function sizesOf({ inputMetadata = [] }: Session): Sizes | null {
  const inputs = inputMetadata.filter(({ name }) => name.startsWith('past.'));
  const width = inputMetadata.find(({ name }) => name === 'unsmeared_before')?.shape?.[2];
  const size = inputs[0]?.shape?.[3];
  if (typeof size !== 'number' || typeof width !== 'number') return null;
  const caches: Cache[] = [];
  let first = 0;
  for (const { shape: [, heads, places] = [] } of inputs) {
    if (typeof heads !== 'number') return null;
    caches.push({ heads, window: typeof places === 'number' ? places + 1 : null, first });
    first += heads;
  }
  return { shape: { caches, size }, names: inputs.map(({ name }) => name), width };
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
