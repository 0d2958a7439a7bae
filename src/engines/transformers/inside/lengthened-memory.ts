import { DynamicCache, Tensor } from '@huggingface/transformers';
import type { Memory } from './language-model';

/** The library's key-value cache of one sequence, together with the tokens that it holds. */
export type LengthenedMemory = Memory & {
  readonly tokens: number[];
  readonly cache: DynamicCache;
};

export function lengthenedMemory(cache: DynamicCache = new DynamicCache(), tokens: number[] = []): LengthenedMemory {
  return {
    cache,
    tokens,
    get bytes() {
      return tensorsOf(cache).reduce((sum, [, tensor]) => sum + bytesOf(tensor), 0);
    },
    copyOfFirst(count) {
      const copies: Record<string, Tensor> = {};
      for (const [name, tensor] of tensorsOf(cache)) {
        const copy = firstPositions(name, tensor, count);
        if (copy === null) return null;
        copies[name] = copy;
      }
      return lengthenedMemory(new DynamicCache(copies), tokens.slice(0, count));
    },
    dispose: () => void cache.dispose(),
  };
}

/**
 * The outputs of one step as the next step's inputs. Names as in the library's `getPastKeyValues`, which it does not
 * export: attention caches are `past_key_values`, the states of Mamba, LFM2 and their like have names of their own.
 */
export function pastOf(outputs: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
  const past: Record<string, Tensor> = {};
  for (const [name, tensor] of Object.entries(outputs)) {
    if (!name.startsWith('present')) continue;
    const own = /^present_(ssm|conv|recurrent|compressor|indexer)/.test(name);
    past[own ? name.replace('present', 'past') : name.replace('present', 'past_key_values')] = tensor;
  }
  return past;
}

/**
 * The caches of several memories as the rows of one, all ending at the same place; before the shorter ones there are
 * zeros. Null where one of them cannot be cut.
 */
export function sideBySide(memories: readonly LengthenedMemory[], longest: number): Record<string, Tensor> | null {
  const rows = memories.map(({ cache, tokens }) => ({ tensors: new Map(tensorsOf(cache)), length: tokens.length }));
  const joined: Record<string, Tensor> = {};
  for (const name of rows[0]?.tensors.keys() ?? []) {
    const parts = rows.map(({ tensors, length }) => shapeOf(name, tensors.get(name), length));
    const first = parts[0];
    if (first === undefined || first === null) return null;
    const { heads, size, type, data } = first;
    const whole = new (data.constructor as Float32ArrayConstructor)(rows.length * heads * longest * size);
    for (const [row, part] of parts.entries()) {
      if (part === null || part.heads !== heads || part.size !== size || part.type !== type) return null;
      const gap = longest - part.positions;
      for (let head = 0; head < heads; head += 1) {
        const start = head * part.positions * size;
        const to = ((row * heads + head) * longest + gap) * size;
        whole.set(part.data.subarray(start, start + part.positions * size), to);
      }
    }
    joined[name] = new Tensor(type, whole, [rows.length, heads, longest, size]);
  }
  return joined;
}

/** The cache of one row, from this position on. */
export function rowFrom(cache: DynamicCache, row: number, from: number): DynamicCache {
  const cut: Record<string, Tensor> = {};
  for (const [name, tensor] of tensorsOf(cache)) {
    const [, heads = 0, positions = 0, size = 0] = tensor.dims as readonly number[];
    const data = tensor.data as Float32Array;
    const length = positions - from;
    const copy = new (data.constructor as Float32ArrayConstructor)(heads * length * size);
    for (let head = 0; head < heads; head += 1) {
      const start = ((row * heads + head) * positions + from) * size;
      copy.set(data.subarray(start, start + length * size), head * length * size);
    }
    cut[name] = new Tensor(tensor.type, copy, [1, heads, length, size]);
  }
  return new DynamicCache(cut);
}

/** Keys or values are [1, heads, positions, size] in CPU memory, one position for each token; null for anything else. */
function shapeOf(name: string, tensor: Tensor | undefined, length: number) {
  if (tensor === undefined || !name.startsWith('past_key_values.') || tensor.dims.length !== 4) return null;
  const [batch, heads, positions, size] = tensor.dims as readonly (number | undefined)[];
  if (batch !== 1 || positions !== length || tensor.location !== 'cpu') return null;
  if (heads === undefined || size === undefined) return null;
  return { heads, positions, size, type: tensor.type, data: tensor.data as Float32Array };
}

/** Keys or values are [1, heads, positions, size]; anything else, or what lies on the GPU, cannot be cut. */
function firstPositions(name: string, tensor: Tensor, count: number): Tensor | null {
  const [batch, heads, positions, size] = tensor.dims as readonly (number | undefined)[];
  if (!name.startsWith('past_key_values.') || tensor.dims.length !== 4 || batch !== 1) return null;
  if (tensor.location !== 'cpu' || heads === undefined || positions === undefined || size === undefined) return null;
  const data = tensor.data as Float32Array;
  const copy = new (data.constructor as Float32ArrayConstructor)(heads * count * size);
  for (let head = 0; head < heads; head += 1) {
    const start = head * positions * size;
    copy.set(data.subarray(start, start + count * size), head * count * size);
  }
  return new Tensor(tensor.type, copy, [1, heads, count, size]);
}

function tensorsOf(cache: DynamicCache): [string, Tensor][] {
  return Object.entries(cache).filter((entry): entry is [string, Tensor] => entry[1] instanceof Tensor);
}

function bytesOf(tensor: Tensor): number {
  const width = tensor.type === 'float16' ? 2 : 4;
  return tensor.dims.reduce((product, length) => product * length, width);
}
