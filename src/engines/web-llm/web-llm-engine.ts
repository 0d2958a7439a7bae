import type { Engine, EnginePart, EngineRequest, LoadPart, ModelCard, ScorePart, ScoreRequest } from '../../core';
import { failure } from '../../core';
import { answerRequest } from './answer-request';
import { type FetchPatience, usualFetchPatience } from './fetch-file';
import type { WebLlmLibrary } from './library';
import { loader, type ReadyModel } from './loader';
import { kind } from './model-card';
import { scoreText } from './score-text';
import type { Surroundings } from './surroundings';
import { replyMemory } from './thoughts';
import { modelTokens } from './tokenizer';

type Failed = Extract<LoadPart, { type: 'failure' }>;

export type WebLlmEngineOptions = {
  readonly library: WebLlmLibrary;
  readonly cards: readonly ModelCard[];
  readonly world: Surroundings;
  readonly patience?: FetchPatience;
  /** Called for each token that was computed, and for each step of a load. */
  readonly worked?: () => void;
};

/**
 * WebLLM as an engine, on the worker's side. Nothing is fetched before the first `load` or `generate`; whoever calls
 * them has asked the person. One order at a time: the queue is the client's (`workerEngine`). One model is on the GPU
 * at a time; `modelWorkers` has a worker for each. After a lost device, and after any failure whose state nobody knows, the model is given up and the next
 * request loads it again from the browser's cache.
 */
export function webLlmEngine({
  library,
  cards,
  world,
  patience = usualFetchPatience,
  worked = () => {},
}: WebLlmEngineOptions): Engine {
  const models = loader({ library, cards, world, patience });
  const replies = replyMemory();
  let disposal = new AbortController();
  let garbledInARow = 0;

  async function* load(modelId: string, callerSignal: AbortSignal, readsLogits = false) {
    await models.dropIfLost();
    yield* models.load(modelId, AbortSignal.any([callerSignal, disposal.signal]), readsLogits);
  }

  /** Loads the model if need be, and lets it compute. */
  async function* withModel<Part extends EnginePart | ScorePart>(
    modelId: string,
    callerSignal: AbortSignal,
    readsLogits: boolean,
    compute: (model: ReadyModel, signal: AbortSignal) => AsyncIterable<Part>,
  ): AsyncGenerator<Part | Failed, void> {
    const signal = AbortSignal.any([callerSignal, disposal.signal]);
    if (signal.aborted) {
      yield { type: 'failure', failure: failure('engine/stopped', 'Stopped before it began.') };
      return;
    }
    for await (const part of load(modelId, signal, readsLogits)) {
      worked();
      if (part.type !== 'failure') continue;
      const stopped = part.failure.code === 'engine/download-cancelled';
      yield stopped
        ? { type: 'failure', failure: failure('engine/stopped', 'Stopped while the model was loaded.') }
        : part;
      return;
    }
    const model = models.ready(modelId);
    if (model === null) throw new Error(`${modelId} was loaded but is not ready.`);
    for await (const part of compute(model, signal)) {
      if (part.type === 'finish' || part.type === 'scored') garbledInARow = 0;
      if (part.type === 'failure' && part.failure.code === 'engine/garbled') garbledInARow += 1;
      // Twice in a row is no bad luck any more: the model's numbers in here are not to be trusted.
      if (garbledInARow > 1) {
        garbledInARow = 0;
        models.giveUp();
      }
      yield part;
    }
  }

  const generate = (request: EngineRequest, callerSignal: AbortSignal): AsyncGenerator<EnginePart, void> =>
    withModel(request.modelId, callerSignal, false, (model, signal) =>
      answerRequest({ request, model, replies, signal, giveUpModel: models.giveUp, worked, now: world.now }),
    );

  const score = (request: ScoreRequest, callerSignal: AbortSignal): AsyncGenerator<ScorePart, void> =>
    withModel(request.modelId, callerSignal, true, async function* (model, signal): AsyncGenerator<ScorePart, void> {
      const { logits, libraryId } = model;
      const record = library.models.find(({ model_id }) => model_id === libraryId);
      if (logits === null || record === undefined) throw new Error('Nobody reads the logits.');
      const tokens = await modelTokens(record, world);
      if (tokens === null) {
        const message = 'This model has no tokenizer.json, or no token that ends an answer.';
        return yield { type: 'failure', failure: failure('engine/unsupported', message) };
      }
      yield* scoreText({ request, model, logits, tokens, replies, signal, giveUpModel: models.giveUp, worked });
    });

  return {
    kinds: [kind],
    models: () => Promise.resolve(cards),
    load,
    generate,
    score,
    async dispose() {
      disposal.abort();
      disposal = new AbortController();
      await models.unload();
    },
  };
}
