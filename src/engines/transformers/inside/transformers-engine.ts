import type { Result } from '../../../base';
import {
  type EmbedPart,
  type EmbedRequest,
  type Engine,
  type EnginePart,
  type EngineRequest,
  type Failure,
  failure,
  type LoadPart,
  type PartOfOne,
  type ScorePart,
  type ScoreRequest,
} from '../../../core';
import { answer } from './answer';
import type { AnswerMaker } from './answer-maker';
import { answerTogether } from './answer-together';
import { embed } from './embed';
import { heardAtWork } from './heard-at-work';
import type { LanguageModel } from './language-model';
import type { ComputeDevice, LoadProgress, ModelSource } from './load-model';
import { type MemoryShelf, memoryShelf } from './memory-shelf';
import { nextTurn } from './next-turn';
import { NoNumbers } from './numbers';
import { score } from './score';

export type InsideOptions = {
  readonly device: ComputeDevice;
  /** Null for an id that it does not serve. */
  readonly sourceOf: (modelId: string) => ModelSource | null;
  readonly loadModel: (
    source: ModelSource,
    around: { readonly signal: AbortSignal; readonly onProgress: LoadProgress },
  ) => Promise<Result<LanguageModel, Failure>>;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
  /** Called when the library can no longer be trusted. */
  readonly retire: () => void;
  /** Called after each step of a model, and for each step of a load. */
  readonly worked?: () => void;
};

/** Models in memory at once. The one that was used last but longest ago makes room for another. */
const mostModels = 2;
const memoryRoom = { memories: 12, bytes: 256 * 1024 * 1024 };
/** The share of the progress that downloading takes. */
const downloadShare = 0.95;

type Ready = { readonly model: LanguageModel; readonly memories: MemoryShelf };

/**
 * The worker's side of the engine for ONNX models. It expects one request at a time, as the page's client gives them;
 * a failed load, or an error of the library, asks for a new worker. Why it computes on this device is for the page to say.
 */
export function transformersEngineInside(options: InsideOptions): Engine {
  const { device, sourceOf, loadModel, now, retire, worked = () => {} } = options;
  /** Used last comes last. */
  const ready = new Map<string, Ready>();
  let garbledInARow = 0;

  async function* load(modelId: string, signal: AbortSignal): AsyncGenerator<LoadPart, void> {
    if (signal.aborted) return yield failed(cancelled());
    if (use(modelId) !== null) return yield { type: 'loaded', device, because: 'only-choice' };
    const source = sourceOf(modelId);
    if (source === null) {
      return yield failed(failure('engine/model-unknown', `There is no model ${modelId}.`, { model: modelId }));
    }

    await makeRoom();
    const progress = progressStream();
    const loading = loadModel(source, { signal, onProgress: progress.report });
    const settled = Promise.race([loading, whenAborted(signal)]).finally(progress.end);
    yield* progress.parts();
    const loaded = await settled;
    if (loaded === 'aborted' || !loaded.ok) retire();
    if (loaded === 'aborted') return yield failed(cancelled());
    if (!loaded.ok) return yield failed(signal.aborted ? cancelled() : loaded.reason);
    ready.set(modelId, { model: loaded.value, memories: memoryShelf(memoryRoom) });
    yield { type: 'loaded', device, because: 'only-choice' };
  }

  function generate(request: EngineRequest, signal: AbortSignal): AsyncGenerator<EnginePart, void> {
    return computed(request.modelId, signal, (maker) => answer(maker, request, signal));
  }

  /** A failure that is nobody's own ends every request that has not ended yet. */
  async function* generateTogether(
    requests: readonly EngineRequest[],
    signal: AbortSignal,
  ): AsyncGenerator<PartOfOne, void> {
    const [first] = requests;
    if (first === undefined) return;
    const open = new Set(requests.keys());
    for await (const part of computed(first.modelId, signal, (maker) => answerTogether(maker, requests, signal))) {
      if ('at' in part) {
        if (part.part.type !== 'text') open.delete(part.at);
        yield part;
      } else for (const at of open) yield { at, part };
    }
  }

  /**
   * Computes with a model that is loaded first if it must be; what the model throws is a failure. A garbled answer may
   * come of a spoilt cache, which is dropped; after a second one in a row nothing in here is trusted any more.
   */
  async function* computed<Part extends EnginePart | ScorePart | EmbedPart | PartOfOne>(
    modelId: string,
    signal: AbortSignal,
    compute: (maker: AnswerMaker) => AsyncIterable<Part>,
  ): AsyncGenerator<Part | { readonly type: 'failure'; readonly failure: Failure }, void> {
    if (signal.aborted) return yield failed(failure('engine/stopped', 'Stopped before it began.'));
    for await (const part of load(modelId, signal)) {
      if (part.type === 'failure') return yield stoppedIfCancelled(part.failure);
      worked();
    }
    const used = use(modelId);
    if (used === null) throw new Error(`${modelId} was loaded and is not there.`);
    let spoilt = false;
    try {
      for await (const part of compute({ ...used, model: heardAtWork(used.model, worked), device, now })) {
        const said: EnginePart | ScorePart | EmbedPart = 'at' in part ? part.part : part;
        if (said.type === 'failure' && said.failure.code === 'engine/garbled') {
          spoilt = true;
          garbledInARow += 1;
        }
        if (said.type !== 'failure' && said.type !== 'text') garbledInARow = 0;
        if (garbledInARow > 1) retire();
        yield part;
      }
    } catch (error) {
      spoilt = true;
      retire();
      yield failed(computeFailure(error));
    } finally {
      if (spoilt) used.memories.clear();
    }
  }

  function use(modelId: string): Ready | null {
    const found = ready.get(modelId);
    if (found === undefined) return null;
    ready.delete(modelId);
    ready.set(modelId, found);
    return found;
  }

  async function makeRoom(): Promise<void> {
    for (const [modelId, { model, memories }] of ready) {
      if (ready.size < mostModels) return;
      ready.delete(modelId);
      memories.clear();
      await model.dispose();
    }
  }

  return {
    kinds: ['builtin', 'onnx'],
    models: () => Promise.resolve([]),
    load,
    generate,
    generateTogether,
    score: (request: ScoreRequest, signal): AsyncGenerator<ScorePart, void> =>
      computed(request.modelId, signal, (maker) => score(maker, request, signal)),
    embed: (request: EmbedRequest, signal): AsyncGenerator<EmbedPart, void> =>
      computed(request.modelId, signal, (maker) => embed(maker, request, signal)),
    async dispose() {
      for (const { model, memories } of ready.values()) {
        memories.clear();
        await model.dispose();
      }
      ready.clear();
    },
  };
}

/** Progress as parts: a fraction that only grows, told at most once every few milliseconds. */
function progressStream() {
  let latest: LoadPart | null = null;
  let fraction = 0;
  let ended = false;
  return {
    report: ((stage, loadedBytes, totalBytes) => {
      const share = totalBytes === null ? 0 : Math.min(1, loadedBytes / totalBytes) * downloadShare;
      fraction = Math.max(fraction, stage === 'prepare' ? downloadShare : share);
      latest = { type: 'progress', stage, fraction, loadedBytes, totalBytes };
    }) satisfies LoadProgress,
    end: () => {
      ended = true;
    },
    async *parts(): AsyncGenerator<LoadPart, void> {
      while (!ended) {
        if (latest === null) await pause();
        else {
          const part = latest;
          latest = null;
          yield part;
        }
      }
    },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 40));
}

async function whenAborted(signal: AbortSignal): Promise<'aborted'> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await nextTurn();
  return 'aborted';
}

function cancelled(): Failure {
  return failure('engine/download-cancelled', 'The load was cancelled.');
}

function stoppedIfCancelled(reason: Failure): { readonly type: 'failure'; readonly failure: Failure } {
  return failed(reason.code === 'engine/download-cancelled' ? failure('engine/stopped', 'Stopped.') : reason);
}

/** What the library throws in the middle of an answer. */
function computeFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NoNumbers) return failure('engine/garbled', message);
  if (/device.*(lost|destroyed)|GPUDevice|mapAsync/i.test(message)) return failure('engine/device-lost', message);
  if (/out of memory|bad_alloc|allocation/i.test(message)) return failure('engine/out-of-memory', message);
  return failure('engine/failed', message);
}

function failed(reason: Failure): { readonly type: 'failure'; readonly failure: Failure } {
  return { type: 'failure', failure: reason };
}
