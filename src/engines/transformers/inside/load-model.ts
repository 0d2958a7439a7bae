import {
  AutoConfig,
  AutoModelForCausalLM,
  AutoTokenizer,
  env,
  LogLevel,
  ModelFileNotFoundError,
  type PreTrainedTokenizer,
} from '@huggingface/transformers';
import { fail, ok, type Result } from '../../../base';
import { type Failure, failure } from '../../../core';
import { countedFetch } from './counted-fetch';
import type { LanguageModel } from './language-model';
import { onnxModel } from './onnx-model';

/** Where a model's files are, and which of them fit the device. */
export type ModelSource = {
  readonly id: string;
  readonly from: ModelPlace;
  /** In the order of preference; the first whose file exists is taken. */
  readonly weights: readonly Weights[];
  readonly contextTokens: number;
  /** For the progress, as far as it is known beforehand. */
  readonly downloadBytes: number | null;
};

/** `folder`: under a path of this site (a directory in Node), never asked for elsewhere. `hub`: a repository's name. */
export type ModelPlace =
  | { readonly type: 'folder'; readonly parent: string; readonly name: string }
  | { readonly type: 'hub'; readonly repository: string };

/** One file of weights in the repository's `onnx` folder, named as the library names it. */
export type Weights = { readonly dtype: 'fp32' | 'fp16' | 'q8' | 'q4' | 'q4f16'; readonly fileName?: string };

export type ComputeDevice = 'wasm' | 'webgpu' | 'cpu';

/**
 * The addresses of ONNX Runtime's own files on this site, and about how many bytes they have, for the progress.
 * `factory` is null where the runtime's script is part of the bundle. In Node the runtime is native, and all is null.
 */
export type RuntimeFiles = { readonly wasm: string; readonly factory: string | null; readonly bytes: number } | null;

export type LoadProgress = (stage: 'download' | 'prepare', loadedBytes: number, totalBytes: number | null) => void;

export type LoadSurroundings = {
  readonly device: ComputeDevice;
  readonly runtime: RuntimeFiles;
  readonly hubMirror?: string | null;
  readonly signal: AbortSignal;
  readonly onProgress: LoadProgress;
};

const stallMilliseconds = 45_000;

/** Loads tokeniser and weights. After a failure the library may be broken for good: use a new worker for the next try. */
export async function loadModel(
  source: ModelSource,
  around: LoadSurroundings,
): Promise<Result<LanguageModel, Failure>> {
  let problem: Failure | null = null;
  let pageCame = false;
  const download = countedFetch({
    signal: around.signal,
    stallMilliseconds,
    hubMirror: around.hubMirror ?? null,
    onProblem: (found) => {
      problem ??= found;
    },
    onPage: () => {
      pageCame = true;
    },
    onBytes: (loaded, total) => {
      around.onProgress('download', loaded, Math.max(total, (source.downloadBytes ?? 0) + runtimeBytes) || null);
    },
  });
  const name = useSource(source.from, download);
  const runtimeBytes = useRuntime(around.runtime, download);
  try {
    const config = await AutoConfig.from_pretrained(name);
    const tokenizer = await loadTokenizer(name);
    const tokensPerStep = around.device === 'webgpu' ? 512 : 64;
    const model = await firstThatExists(await keptFirst(source), ({ dtype, fileName }) =>
      AutoModelForCausalLM.from_pretrained(name, {
        config,
        device: around.device,
        dtype,
        ...(fileName === undefined ? {} : { model_file_name: fileName }),
        // In Node tests run side by side already, and a thread that waits for another one spins.
        ...(around.device === 'cpu' && { session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 } }),
      }),
    );
    runtimeIsReady = true;
    return ok(onnxModel(model, tokenizer, { contextTokens: source.contextTokens, tokensPerStep }));
  } catch (error) {
    const reason = problem ?? failureOf(error, source, pageCame);
    if (reason.code === 'engine/model-corrupt') await forgetDownloads(source.from);
    return fail(reason);
  }
}

/** Tells the library where it may look, and gives the name by which it asks there. */
function useSource(place: ModelPlace, download: ReturnType<typeof countedFetch>): string {
  env.logLevel = LogLevel.NONE;
  env.fetch = download;
  // ONNX Runtime's files are this site's own; the browser and the service worker keep them.
  env.useWasmCache = false;
  env.allowLocalModels = place.type === 'folder';
  env.allowRemoteModels = place.type === 'hub';
  // The model that comes with the page must be as new as the page.
  env.useBrowserCache = place.type === 'hub' && 'caches' in globalThis;
  if (place.type === 'hub') return place.repository;
  env.localModelPath = place.parent;
  return place.name;
}

/**
 * ONNX Runtime downloads its own file when the first session is made, and compiles it while it comes. In a worker that
 * does nothing else its `fetch` may be ours, so that these bytes are counted too. Gives the bytes still to come.
 */
function useRuntime(files: RuntimeFiles, download: ReturnType<typeof countedFetch>): number {
  const wasm = env.backends.onnx.wasm;
  if (files === null || wasm === undefined) return 0;
  wasm.wasmPaths = files.factory === null ? { wasm: files.wasm } : { wasm: files.wasm, mjs: files.factory };
  globalThis.fetch = download as typeof fetch;
  return runtimeIsReady ? 0 : files.bytes;
}

let runtimeIsReady = false;

/** Where its configuration is missing, the library stumbles instead of saying so. */
async function loadTokenizer(name: string): Promise<PreTrainedTokenizer> {
  try {
    return await AutoTokenizer.from_pretrained(name);
  } catch (error) {
    if (error instanceof TypeError && /tokenizer_class/.test(error.message)) {
      throw new ModelFileNotFoundError('tokenizer_config.json is not there.');
    }
    throw error;
  }
}

/** What an earlier visit has downloaded goes before what would suit as well or better: it works without a network. */
async function keptFirst({ from, weights }: ModelSource): Promise<readonly Weights[]> {
  if (from.type !== 'hub' || !('caches' in globalThis)) return weights;
  const cache = await caches.open(env.cacheKey);
  const kept: Weights[] = [];
  for (const choice of weights) {
    const file = `${choice.fileName ?? 'model'}${fileSuffixes[choice.dtype]}.onnx`;
    const address = `${env.remoteHost}${from.repository}/resolve/main/onnx/${file}`;
    if ((await cache.match(address)) !== undefined) kept.push(choice);
  }
  return [...kept, ...weights.filter((choice) => !kept.includes(choice))];
}

/** As in the library's `DEFAULT_DTYPE_SUFFIX_MAPPING`, which it does not export. */
const fileSuffixes = { fp32: '', fp16: '_fp16', q8: '_quantized', q4: '_q4', q4f16: '_q4f16' } as const;

async function firstThatExists<Model>(
  choices: readonly Weights[],
  load: (weights: Weights) => Promise<Model>,
): Promise<Model> {
  let missing: unknown = new Error('No weights are named.');
  for (const weights of choices) {
    try {
      return await load(weights);
    } catch (error) {
      if (!isMissing(error)) throw error;
      missing = error;
    }
  }
  throw missing;
}

function isMissing(error: unknown): boolean {
  return error instanceof ModelFileNotFoundError;
}

function failureOf(error: unknown, { id, from }: ModelSource, pageCame: boolean): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (isMissing(error)) {
    if (pageCame && from.type === 'hub')
      return failure('engine/download-failed', 'The network sent a web page instead.');
    // The hub answers 401 or 404 for the very first file of a repository that does not exist.
    const unknown = from.type === 'hub' && /\/config\.json/.test(message);
    return unknown
      ? failure('engine/model-unknown', message, { model: id })
      : failure('engine/model-missing', message, { model: id });
  }
  if (/out of memory|bad_alloc|memory access out of bounds|Array buffer allocation/i.test(message)) {
    return failure('engine/out-of-memory', message, { model: id });
  }
  if (/no available backend found. ERR: \[wasm\]/i.test(message)) return failure('engine/download-failed', message);
  if (/adapter|GPUDevice|webgpu/i.test(message)) return failure('engine/no-adapter', message);
  return failure('engine/model-corrupt', message, { model: id });
}

/** A file that cannot be read is not to be found in the cache again. */
async function forgetDownloads(place: ModelPlace): Promise<void> {
  if (place.type !== 'hub' || !('caches' in globalThis)) return;
  const cache = await caches.open(env.cacheKey);
  for (const { url } of await cache.keys()) {
    if (url.includes(`/${place.repository}/resolve/`)) await cache.delete(url);
  }
}
