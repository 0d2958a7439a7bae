import { createHash } from 'node:crypto';
import type { ModelRecord } from './library';
import { byteTokenizer, endToken } from './stand-in-logits';
import type { FileCache, Surroundings } from './surroundings';

/** What a server does instead of sending a file: once, or as often as it is asked. */
export type Fault = 'status 404' | 'status 500' | 'cut' | 'flipped' | 'hang' | 'broken line' | 'half, then silence';

export type StandInWorld = Surroundings & {
  /** `times`: for so many requests; for ever unless told otherwise. */
  fault(file: string, fault: Fault, times?: number): void;
  readonly requested: readonly string[];
  /** Changes what the browser keeps behind everybody's back. */
  damageKept(file: string): Promise<void>;
  replaceKept(file: string, content: object): Promise<void>;
  set(change: { readonly online?: boolean; readonly room?: number; readonly gpu?: Surroundings['gpu'] }): void;
};

export const standInModel: ModelRecord = {
  model: 'https://hub.test/stand-in',
  model_id: 'Stand-In-1B-Instruct-q4f32_1-MLC',
  model_lib: 'https://libs.test/stand-in.wasm',
  vram_required_MB: 10,
  overrides: { context_window_size: 256 },
};

const gpuWith = (features: readonly string[]): Surroundings['gpu'] => ({
  requestAdapter: () => Promise.resolve({ features: new Set(features) } as unknown as GPUAdapter),
});

/** A hub with one model, a browser's caches and a GPU. Its clock runs a hundred times faster than ours. */
export function standInWorld(features: readonly string[] = []): StandInWorld {
  const files = filesOfTheModel();
  const kept = new Map<string, Map<string, { readonly body: Uint8Array<ArrayBuffer>; readonly type: string }>>();
  const faults = new Map<string, { readonly fault: Fault; times: number }>();
  const requested: string[] = [];
  let online = true;
  let room = Number.POSITIVE_INFINITY;
  let gpu = gpuWith(features);

  function openCache(name: string): FileCache {
    const entries = kept.get(name) ?? new Map();
    kept.set(name, entries);
    return {
      match(url) {
        const entry = entries.get(url);
        return Promise.resolve(entry && new Response(entry.body, { headers: { 'content-type': entry.type } }));
      },
      async put(url, response) {
        const body = new Uint8Array(await response.arrayBuffer().catch(refuseAsChromeDoes));
        room -= body.length;
        if (room < 0) throw new DOMException('Quota exceeded.', 'QuotaExceededError');
        entries.set(url, { body, type: response.headers.get('content-type') });
      },
      delete: (url) => Promise.resolve(entries.delete(url)),
    };
  }

  function faultOf(file: string): Fault | null {
    const planned = faults.get(file);
    if (planned === undefined || planned.times <= 0) return null;
    planned.times -= 1;
    return planned.fault;
  }

  return {
    get gpu() {
      return gpu;
    },
    requested,
    caches: { open: (name) => Promise.resolve(openCache(name)) },
    isOnline: () => online,
    now: () => performance.now() * 100,
    after(milliseconds, callBack) {
      const timer = setTimeout(callBack, milliseconds / 100);
      return () => clearTimeout(timer);
    },
    fault: (file, fault, times = Number.POSITIVE_INFINITY) => void faults.set(file, { fault, times }),
    async damageKept(file) {
      for (const entries of kept.values()) {
        for (const [url, { body, type }] of entries)
          if (url.endsWith(file)) entries.set(url, { body: body.slice(1), type });
      }
    },
    async replaceKept(file, content) {
      const body = new Uint8Array(new TextEncoder().encode(JSON.stringify(content)));
      for (const entries of kept.values()) {
        for (const url of entries.keys()) if (url.endsWith(file)) entries.set(url, { body, type: 'application/json' });
      }
    },
    set(change) {
      online = change.online ?? online;
      room = change.room ?? room;
      if ('gpu' in change) gpu = change.gpu;
    },
    async fetch(url, { signal }) {
      const file = url.slice(url.lastIndexOf('/') + 1);
      requested.push(file);
      await new Promise((resolve) => void setImmediate(resolve));
      signal.throwIfAborted();
      if (!online) throw new TypeError('Failed to fetch');
      const body = files.get(file);
      const fault = faultOf(file);
      if (body === undefined || fault === 'status 404') return new Response('not found', { status: 404 });
      if (fault === 'status 500') return new Response('boom', { status: 500 });
      if (fault === 'cut') return new Response(body.slice(0, body.length / 2));
      if (fault === 'flipped') return new Response(body.map((byte, index) => (index === 9 ? byte ^ 0xff : byte)));
      if (fault === 'hang')
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      if (fault === 'broken line')
        return new Response(thatEnds(body, (controller) => controller.error(new TypeError('network error'))));
      if (fault === 'half, then silence')
        return new Response(
          thatEnds(body, (controller) => signal.addEventListener('abort', () => controller.error(signal.reason))),
        );
      return new Response(body);
    },
  };
}

function refuseAsChromeDoes(): never {
  throw new DOMException("Failed to execute 'put' on 'Cache': Cache.put() encountered a network error", 'NetworkError');
}

function thatEnds(body: Uint8Array, end: (controller: ReadableStreamDefaultController<Uint8Array>) => void) {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(body.slice(0, body.length / 2));
      end(controller);
    },
  });
}

function filesOfTheModel(): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const shards = Array.from({ length: 6 }, (_, shard) =>
    Uint8Array.from({ length: 1000 + shard }, (_, index) => (index * 7 + shard) & 0xff),
  );
  const records = shards.map((shard, index) => ({
    dataPath: `params_shard_${index}.bin`,
    nbytes: shard.length,
    md5sum: createHash('md5').update(shard).digest('hex'),
    records: [],
  }));
  const json = (value: unknown) => new Uint8Array(new TextEncoder().encode(JSON.stringify(value)));
  return new Map([
    [
      'mlc-chat-config.json',
      json({ tokenizer_files: ['tokenizer.json'], conv_template: { stop_token_ids: [endToken] } }),
    ],
    ['tensor-cache.json', json({ metadata: {}, records })],
    ['tokenizer.json', json(byteTokenizer())],
    ['stand-in.wasm', Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 9, 9, 9, 9])],
    ...shards.map((shard, index) => [`params_shard_${index}.bin`, shard] as const),
  ]);
}
