import { type Engine, type EnginePart, type Failure, failure, type LoadPart, type ModelCard } from '../../core';
import { gate } from '../worker';
import { answerRequest } from './answer-request';
import { failureOf } from './failures';
import { keptSessions } from './kept-sessions';
import { type LanguageModelMaker, type LanguageModelSession, languageModelOf } from './language-model';
import { untilSettled } from './until-settled';

const kind = 'browser';
const modelId = `${kind}/model`;

export type BrowserEngineOptions = {
  /** Where `LanguageModel` is looked for; the page's window unless told otherwise. */
  readonly scope?: object;
  /** Milliseconds from any beginning. */
  readonly now?: () => number;
};

/**
 * The model that the browser itself brings, where it brings one (the Prompt API). It lives on the page, because workers
 * have no such thing. Without it the engine serves no kind and lists no model. It knows no seed: the same request need
 * not give the same text; the temperature is brought to one of five steps; where it computes it does not say.
 */
export function browserEngine({
  scope = globalThis,
  now = () => performance.now(),
}: BrowserEngineOptions = {}): Engine {
  const maker = languageModelOf(scope);
  return maker === null ? noEngine : engineOf(maker, now);
}

const noEngine: Engine = {
  kinds: [],
  models: () => Promise.resolve([]),
  async *load() {
    yield failed(failure('engine/no-browser-model', 'There is no LanguageModel.'));
  },
  async *generate() {
    yield failed(failure('engine/no-browser-model', 'There is no LanguageModel.'));
  },
  dispose: () => Promise.resolve(),
};

function engineOf(maker: LanguageModelMaker, now: () => number): Engine {
  const queue = gate();
  const kept = keptSessions();
  let disposal = new AbortController();
  /** An empty session, kept so that the browser keeps the model in memory. */
  let ready: LanguageModelSession | null = null;

  const giveUpModel = () => {
    kept.dropAll();
    ready?.destroy();
    ready = null;
  };

  async function* load(asked: string, callerSignal: AbortSignal): AsyncGenerator<LoadPart, void> {
    const signal = AbortSignal.any([callerSignal, disposal.signal]);
    const leave = await queue.enter(signal);
    if (leave === null) return yield failed(failure('engine/download-cancelled', 'Stopped before it began.'));
    try {
      yield* makeReady(asked, signal);
    } finally {
      leave();
    }
  }

  async function* makeReady(asked: string, signal: AbortSignal): AsyncGenerator<LoadPart, void> {
    if (asked !== modelId) return yield failed(unknownModel(asked));
    if (ready === null) {
      const leaving = new AbortController();
      const either = AbortSignal.any([signal, leaving.signal]);
      try {
        const availability = await maker.availability();
        if (availability === 'unavailable') {
          return yield failed(failure('engine/no-browser-model', 'The browser says: unavailable.'));
        }
        yield* downloading(either);
      } catch (error) {
        const stopped = failure('engine/download-cancelled', 'Stopped.');
        return yield failed(signal.aborted ? stopped : failureOf(error, modelId));
      } finally {
        leaving.abort();
      }
    }
    yield { type: 'loaded', device: 'browser', because: 'only-choice' };
  }

  /** The browser tells a share of the download and no bytes; one that is there already is told as 0 and 1. */
  async function* downloading(signal: AbortSignal): AsyncGenerator<LoadPart, void> {
    let farthest = 0;
    let isLeft = false;
    const progress = new ReadableStream<LoadPart>({
      start(parts) {
        const making = untilSettled(signal, (own) =>
          maker.create({
            signal: own,
            monitor: (monitor) =>
              monitor.addEventListener('downloadprogress', (event) => {
                if (isLeft || ready !== null) return;
                farthest = Math.max(farthest, Math.min(1, (event as ProgressEvent).loaded));
                const stage = farthest < 1 ? 'download' : 'prepare';
                parts.enqueue({ type: 'progress', stage, fraction: farthest, loadedBytes: 0, totalBytes: null });
              }),
          }),
        );
        making.then(
          (session) => {
            ready = session;
            if (!isLeft) parts.close();
          },
          (error) => parts.error(error),
        );
      },
      cancel() {
        isLeft = true;
      },
    });
    yield* progress;
  }

  async function* generate(
    request: Parameters<Engine['generate']>[0],
    callerSignal: AbortSignal,
  ): AsyncGenerator<EnginePart, void> {
    const signal = AbortSignal.any([callerSignal, disposal.signal]);
    const leave = await queue.enter(signal);
    if (leave === null) return yield failed(failure('engine/stopped', 'Stopped before it began.'));
    try {
      for await (const part of makeReady(request.modelId, signal)) {
        if (part.type !== 'failure') continue;
        const cancelled = part.failure.code === 'engine/download-cancelled';
        return yield cancelled ? failed(failure('engine/stopped', 'Stopped.')) : part;
      }
      yield* answerRequest({ request, maker, kept, signal, giveUpModel, now });
    } finally {
      leave();
    }
  }

  return {
    kinds: [kind],
    async models() {
      const availability = await maker.availability().catch(() => 'unavailable' as const);
      return availability === 'unavailable' ? [] : [cardOf(availability === 'available')];
    },
    load,
    generate,
    dispose() {
      disposal.abort();
      disposal = new AbortController();
      giveUpModel();
      return Promise.resolve();
    },
  };
}

/** Neither its size nor its context is told before it is ready. */
function cardOf(isHere: boolean): ModelCard {
  return {
    id: modelId,
    name: 'The browser’s own model',
    origin: isHere ? 'bundled' : 'network',
    contextTokens: 0,
    downloadBytes: isHere ? 0 : null,
    memoryBytes: null,
    needs: [],
  };
}

function unknownModel(asked: string): Failure {
  return failure('engine/model-unknown', `There is no model ${asked}.`, { model: asked });
}

function failed(reason: Failure): { readonly type: 'failure'; readonly failure: Failure } {
  return { type: 'failure', failure: reason };
}
