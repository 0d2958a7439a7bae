import { type PartQueue, partQueue } from '../../base';
import { type Failure, failure, type LoadPart, type ModelCard } from '../../core';
import { type DownloadedModel, discardBrokenFiles, downloadModel } from './download-model';
import { loadFailure } from './failures';
import type { FetchPatience } from './fetch-file';
import { gpuProblem } from './gpu-check';
import { type KeptConversation, keptConversation } from './kept-conversation';
import type { LibraryEngine, ModelRecord, WebLlmLibrary } from './library';
import { type LoadProgress, loadProgress, type Progress } from './load-progress';
import { type LogitsReader, logitsReader } from './logits-reader';
import { libraryIdOf } from './model-card';
import type { Surroundings } from './surroundings';

/** A model on the GPU. */
export type ReadyModel = {
  readonly card: ModelCard;
  readonly libraryId: string;
  readonly engine: LibraryEngine;
  /** What its cache holds: nothing at first. */
  readonly kept: KeptConversation;
  /** Null unless somebody asked for it: it costs every token the way of all logits to the CPU and back. */
  readonly logits: LogitsReader | null;
};

export type LoaderOptions = {
  readonly library: WebLlmLibrary;
  readonly cards: readonly ModelCard[];
  readonly world: Surroundings;
  readonly patience: FetchPatience;
};

/** Keeps at most one model on the GPU: who asks for another one gives up the first. */
export interface Loader {
  /** The model if it is ready now. */
  ready(modelId: string): ReadyModel | null;
  /** With `readsLogits`, a model that is ready without a reader at its logits is loaded once more, with one. */
  load(modelId: string, signal: AbortSignal, readsLogits?: boolean): AsyncGenerator<LoadPart, void>;
  /** The library unloads a model by itself when its device is lost, and tells nobody: this finds out. */
  dropIfLost(): Promise<void>;
  /** Forgets the model without waiting for the GPU, which may be gone. */
  giveUp(): void;
  /** Frees the GPU. The next `load` starts afresh, from the browser's cache. */
  unload(): Promise<void>;
}

export function loader({ library, cards, world, patience }: LoaderOptions): Loader {
  let current: ReadyModel | null = null;

  async function unload(): Promise<void> {
    const { engine } = current ?? {};
    current = null;
    await engine?.unload().catch(() => {});
  }

  function giveUp(): void {
    void unload();
  }

  /** Makes the model ready; null, or what kept it from that. */
  async function makeReady(
    card: ModelCard,
    record: ModelRecord,
    signal: AbortSignal,
    readsLogits: boolean,
    show: (part: Progress | null) => void,
  ): Promise<Failure | null> {
    const problem = await gpuProblem(world, card);
    if (problem !== null) return problem;
    const progress = loadProgress();
    for (const isSecondTry of [false, true]) {
      const report = (loaded: number, total: number | null) => show(progress.downloaded(loaded, total));
      const downloaded = await downloadModel(record, world, patience, signal, report);
      if (!downloaded.ok) return { ...downloaded.reason, details: { ...downloaded.reason.details, model: card.id } };
      // Only now: until here, whoever stops the download keeps the model that was ready before.
      await unload();
      const failed = await prepare(card, record, downloaded.value, signal, readsLogits, progress, show);
      if (failed === null || signal.aborted || isSecondTry || aboutTheGpu.includes(failed.code)) return failed;
      const discarded = await discardBrokenFiles(downloaded.value.files, world);
      if (discarded === 0) return failed;
    }
    return null;
  }

  async function prepare(
    card: ModelCard,
    record: ModelRecord,
    { weightsBytes }: DownloadedModel,
    signal: AbortSignal,
    readsLogits: boolean,
    progress: LoadProgress,
    show: (part: Progress | null) => void,
  ): Promise<Failure | null> {
    const onProgress = (report: { readonly progress: number; readonly text: string }) =>
      show(progress.prepared(report, weightsBytes));
    const libraryId = record.model_id;
    const logits = readsLogits ? logitsReader() : null;
    const engine = library.create({ models: library.models, onProgress });
    const cutShort = () => void engine.unload().catch(() => {});
    signal.addEventListener('abort', cutShort, { once: true });
    try {
      if (!signal.aborted) await engine.reload(libraryId, logits);
      // A reload that was cut short resolves like any other, and so does one whose device was lost: ask for the model.
      if (!signal.aborted) await engine.getMessage(libraryId);
    } catch (error) {
      await engine.unload().catch(() => {});
      return signal.aborted ? cancelled : loadFailure(error, card.id);
    } finally {
      signal.removeEventListener('abort', cutShort);
    }
    if (signal.aborted) {
      await engine.unload().catch(() => {});
      return cancelled;
    }
    current = { card, libraryId, engine, kept: keptConversation(), logits };
    return null;
  }

  return {
    ready: (modelId) => (current?.card.id === modelId ? current : null),
    unload,
    async dropIfLost() {
      await current?.engine.getMessage(current.libraryId).catch(giveUp);
    },
    giveUp,
    async *load(modelId, signal, readsLogits = false) {
      const card = cards.find(({ id }) => id === modelId);
      const record = library.models.find(({ model_id }) => model_id === libraryIdOf(modelId));
      if (signal.aborted) {
        yield { type: 'failure', failure: cancelled };
        return;
      }
      if (card === undefined || record === undefined) {
        yield {
          type: 'failure',
          failure: failure('engine/model-unknown', `WebLLM has no ${modelId}.`, { model: modelId }),
        };
        return;
      }
      if (current?.card.id !== modelId || (readsLogits && current.logits === null)) {
        const failed = yield* whileShowing((parts: PartQueue<Progress>, left: AbortSignal) =>
          makeReady(
            card,
            record,
            AbortSignal.any([signal, left]),
            readsLogits,
            (part) => part !== null && parts.push(part),
          ),
        );
        if (failed !== null) {
          yield { type: 'failure', failure: failed };
          return;
        }
      }
      yield { type: 'loaded', device: 'webgpu', because: 'only-choice' };
    },
  };
}

const cancelled = failure('engine/download-cancelled', 'The download was stopped.');

/** No download mends these. */
const aboutTheGpu: readonly Failure['code'][] = [
  'engine/no-webgpu',
  'engine/no-adapter',
  'engine/out-of-memory',
  'engine/device-lost',
];

/** Yields the parts that the work pushes, and returns what the work comes to. Who leaves early aborts the work and waits for its end. */
async function* whileShowing<Part, Outcome>(
  start: (parts: PartQueue<Part>, left: AbortSignal) => Promise<Outcome>,
): AsyncGenerator<Part, Outcome> {
  const parts = partQueue<Part>();
  const left = new AbortController();
  const work = start(parts, left.signal).finally(parts.close);
  // Observed below; an early reader's exit must not make it an unhandled rejection.
  work.catch(() => {});
  try {
    yield* parts.read();
    return await work;
  } finally {
    left.abort();
    await work.catch(() => {});
  }
}
