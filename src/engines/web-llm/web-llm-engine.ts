import type { Engine, EnginePart, EngineRequest, ModelCard } from '../../core';
import { failure } from '../../core';
import { answerRequest } from './answer-request';
import { type FetchPatience, usualFetchPatience } from './fetch-file';
import type { WebLlmLibrary } from './library';
import { loader } from './loader';
import { kind } from './model-card';
import type { Surroundings } from './surroundings';
import { replyMemory } from './thoughts';

export type WebLlmEngineOptions = {
  readonly library: WebLlmLibrary;
  readonly cards: readonly ModelCard[];
  readonly world: Surroundings;
  readonly patience?: FetchPatience;
};

/**
 * WebLLM as an engine, on the worker's side. Nothing is fetched before the first `load` or `generate`; whoever calls
 * them has asked the person. One order at a time: the queue is the client's (`workerEngine`). One model is on the GPU
 * at a time. After a lost device, and after any failure whose state nobody knows, the model is given up and the next
 * request loads it again from the browser's cache.
 */
export function webLlmEngine({ library, cards, world, patience = usualFetchPatience }: WebLlmEngineOptions): Engine {
  const models = loader({ library, cards, world, patience });
  const replies = replyMemory();
  let disposal = new AbortController();

  async function* load(modelId: string, callerSignal: AbortSignal) {
    await models.dropIfLost();
    yield* models.load(modelId, AbortSignal.any([callerSignal, disposal.signal]));
  }

  async function* generate(request: EngineRequest, callerSignal: AbortSignal): AsyncGenerator<EnginePart, void> {
    const signal = AbortSignal.any([callerSignal, disposal.signal]);
    if (signal.aborted) {
      yield { type: 'failure', failure: failure('engine/stopped', 'Stopped before it began.') };
      return;
    }
    for await (const part of load(request.modelId, signal)) {
      if (part.type !== 'failure') continue;
      const stopped = part.failure.code === 'engine/download-cancelled';
      yield stopped
        ? { type: 'failure', failure: failure('engine/stopped', 'Stopped while the model was loaded.') }
        : part;
      return;
    }
    const model = models.ready(request.modelId);
    if (model === null) throw new Error(`${request.modelId} was loaded but is not ready.`);
    yield* answerRequest({ request, model, replies, signal, giveUpModel: models.giveUp, now: world.now });
  }

  return {
    kinds: [kind],
    models: () => Promise.resolve(cards),
    load,
    generate,
    async dispose() {
      disposal.abort();
      disposal = new AbortController();
      await models.unload();
    },
  };
}
