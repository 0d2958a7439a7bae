import { DynamicCache, Tensor } from '@huggingface/transformers';
import type { Memory } from './language-model';

/** The library's key-value cache of one sequence, together with the tokens that it holds. */
export type OnnxMemory = Memory & {
  readonly tokens: number[];
  readonly cache: DynamicCache;
};

export function onnxMemory(cache: DynamicCache = new DynamicCache(), tokens: number[] = []): OnnxMemory {
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
      return onnxMemory(new DynamicCache(copies), tokens.slice(0, count));
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
