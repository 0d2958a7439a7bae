import type { Json } from '../../base';
import {
  type Engine,
  type EnginePart,
  type FailureCode,
  failure,
  type LoadPart,
  type ModelCard,
  type ScorePart,
} from '../../core';
import { type Connection, connect, type Patience, usualPatience } from './connection';
import { gate } from './gate';
import { isLastPart, type Order, type Part, type WorkerLike } from './protocol';

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
}: WorkerEngineOptions): Engine {
  const queue = gate();
  let connection: Connection | null = null;
  let disposal = new AbortController();

  function connected(): Connection {
    if (connection === null || connection.isGone()) connection = connect({ startWorker, settings, patience });
    return connection;
  }

  async function* carryOut(order: Order, callerSignal: AbortSignal, stopCode: FailureCode): AsyncGenerator<Part, void> {
    const signal = AbortSignal.any([callerSignal, disposal.signal]);
    const leave = await queue.enter(signal);
    if (leave === null) {
      yield { type: 'failure', failure: failure(stopCode, 'Stopped before it began.') };
      return;
    }
    const answer = connected().give(order);
    void answer.over.then(leave);
    const stop = () => answer.stop(stopCode);
    signal.addEventListener('abort', stop, { once: true });
    try {
      for (;;) {
        const part = await answer.next();
        yield part;
        if (isLastPart(part)) return;
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
    ...(scores && {
      score: (request, signal) =>
        carryOut({ type: 'score', request }, signal, 'engine/stopped') as AsyncIterable<ScorePart>,
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
