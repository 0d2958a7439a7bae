import { assertNever, type Json } from '../../base';
import {
  type EmbedPart,
  type Engine,
  type EnginePart,
  type FailureCode,
  failure,
  type LoadPart,
  type ModelCard,
  type PartOfOne,
  type ScorePart,
} from '../../core';
import { type Connection, connect, type Patience, usualPatience } from './connection';
import { gate } from './gate';
import { answersTo, isLastPart, type Order, type Part, type PartAt, type WorkerLike } from './protocol';

export type WorkerEngineOptions = {
  readonly kinds: readonly string[];
  /** Known without starting the worker, so that the model picker opens at once. */
  readonly models: readonly ModelCard[];
  /** Called for the first request, and again after a worker was lost. */
  readonly startWorker: () => WorkerLike;
  /** Plain data for whoever makes the engine inside the worker. */
  readonly settings?: Json;
  readonly patience?: Patience;
  /** Whether the engine inside has `score`. */
  readonly scores?: boolean;
  /** Whether the engine inside has `generateTogether`. */
  readonly together?: boolean;
  /** Whether the engine inside has `embed`. */
  readonly embeds?: boolean;
};

/**
 * The page's side of an engine that lives in a worker. The worker is started at the first request. Requests enter one
 * by one in the order in which their streams are first read; one that is aborted while it waits never starts. A stop is
 * answered at once, and the next request enters when the worker has really stopped. A worker that died or fell silent
 * ends the request with `engine/worker-dead` or `engine/worker-silent`; the next request gets a new one, which loads
 * its model again.
 */
export function workerEngine({
  kinds,
  models,
  startWorker,
  settings = null,
  patience = usualPatience,
  scores = false,
  together = false,
  embeds = false,
}: WorkerEngineOptions): Engine {
  const queue = gate();
  let connection: Connection | null = null;
  let disposal = new AbortController();
  let held = false;

  function connected(): Connection {
    if (connection === null || connection.isGone()) {
      connection = connect({ startWorker, settings, patience });
      if (held) connection.hold(true);
    }
    return connection;
  }

  async function* carryOut(order: Order, callerSignal: AbortSignal, stopCode: FailureCode): AsyncGenerator<Part, void> {
    for await (const { part } of answersOf(order, callerSignal, stopCode)) yield part;
  }

  async function* answersOf(
    order: Order,
    callerSignal: AbortSignal,
    stopCode: FailureCode,
  ): AsyncGenerator<PartAt, void> {
    const signal = AbortSignal.any([callerSignal, disposal.signal]);
    const leave = await queue.enter(signal);
    let open = answersTo(order);
    if (leave === null) {
      const stopped = { type: 'failure', failure: failure(stopCode, 'Stopped before it began.') } as const;
      const part = namingModel(stopped, order);
      for (let at = 0; at < open; at += 1) yield { at, part };
      return;
    }
    const answer = connected().give(order);
    void answer.over.then(leave);
    const stop = () => answer.stop(stopCode);
    signal.addEventListener('abort', stop, { once: true });
    try {
      while (open > 0) {
        const { at, part } = await answer.next();
        if (isLastPart(part)) open -= 1;
        yield { at, part: namingModel(part, order) };
      }
    } finally {
      // Also reached when the reader leaves the stream early.
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  return {
    kinds,
    models: () => Promise.resolve(models),
    load: (modelId, signal) =>
      carryOut({ type: 'load', modelId }, signal, 'engine/download-cancelled') as AsyncIterable<LoadPart>,
    generate: (request, signal) =>
      carryOut({ type: 'generate', request }, signal, 'engine/stopped') as AsyncIterable<EnginePart>,
    ...(together && {
      async *generateTogether(requests, signal) {
        if (requests.length === 0) return;
        yield* answersOf({ type: 'generate-together', requests }, signal, 'engine/stopped') as AsyncIterable<PartOfOne>;
      },
    }),
    ...(scores && {
      score: (request, signal) =>
        carryOut({ type: 'score', request }, signal, 'engine/stopped') as AsyncIterable<ScorePart>,
    }),
    hold(now) {
      if (held === now) return;
      held = now;
      connection?.hold(held);
    },
    ...(embeds && {
      embed: (request, signal) =>
        carryOut({ type: 'embed', request }, signal, 'engine/stopped') as AsyncIterable<EmbedPart>,
    }),
    dispose() {
      disposal.abort();
      disposal = new AbortController();
      connection?.close();
      connection = null;
      return Promise.resolve();
    },
  };
}

/** Failures whose next step depends on which model it was. */
const needsModel: ReadonlySet<FailureCode> = new Set<FailureCode>(['engine/offline', 'engine/download-cancelled']);

/** The part; a failure that leaves open which model it was about is told so, because here it is known. */
function namingModel(part: Part, order: Order): Part {
  if (part.type !== 'failure' || !needsModel.has(part.failure.code)) return part;
  const details = { model: modelIdOf(order), ...part.failure.details };
  return { type: 'failure', failure: { ...part.failure, details } };
}

function modelIdOf(order: Order): string {
  switch (order.type) {
    case 'load':
      return order.modelId;
    case 'generate':
    case 'score':
    case 'embed':
      return order.request.modelId;
    case 'generate-together':
      return order.requests[0]?.modelId ?? '';
    default:
      return assertNever(order);
  }
}
