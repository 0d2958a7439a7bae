import type { Json } from '../../base';
import type { EmbedPart, EmbedRequest, EnginePart, EngineRequest, LoadPart, ScorePart, ScoreRequest } from '../../core';

/** What the page tells an engine's worker. The first message is `start`; orders are given one at a time. */
export type ToWorker =
  | {
      readonly type: 'start';
      /** Handed to whoever makes the engine in the worker: plain data, known before the first order. */
      readonly settings: Json;
      /** The worker holds this Web Lock as long as it lives, so that the page learns of its death. */
      readonly lifeLock: string;
    }
  | { readonly type: 'order'; readonly orderId: number; readonly order: Order }
  | { readonly type: 'abort'; readonly orderId: number }
  /** Whether to stand still between two tokens. */
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'ping' };

export type Order =
  | { readonly type: 'load'; readonly modelId: string }
  | { readonly type: 'generate'; readonly request: EngineRequest }
  | { readonly type: 'generate-together'; readonly requests: readonly EngineRequest[] }
  | { readonly type: 'score'; readonly request: ScoreRequest }
  | { readonly type: 'embed'; readonly request: EmbedRequest };

export type Part = LoadPart | EnginePart | ScorePart | EmbedPart;

/** A part, and which of the answers it belongs to. */
export type PartAt = { readonly at: number; readonly part: Part };

/** How many answers an order asks for, each with a last part of its own. */
export function answersTo(order: Order): number {
  return order.type === 'generate-together' ? order.requests.length : 1;
}

/** What the worker tells the page. Every answer that an order asks for is given in parts, of which exactly the last one is terminal. */
export type FromWorker =
  /** The worker's life lock is held; `false` where the browser has none to give. */
  | { readonly type: 'started'; readonly lifeLockHeld: boolean }
  /** `at` is the answer's place in the order; 0 where it asks for one. */
  | { readonly type: 'part'; readonly orderId: number; readonly at: number; readonly part: Part }
  /** Something inside broke for good: after the order that it is at, a new worker is needed. */
  | { readonly type: 'retire' }
  /** `worked`: whether the engine computed anything since the last ping. An answer that is long in coming is told from none by it. */
  | { readonly type: 'pong'; readonly worked: boolean };

/** Whatever is no news of a load and no piece of a text ends a stream. */
export function isLastPart({ type }: Part): boolean {
  return type !== 'progress' && type !== 'text';
}

/** The page's view of a worker: a `Worker`, or what stands in for one in a test. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: object) => void): void;
  terminate(): void;
}

/** The worker's view of the page: its global scope, or a message port in a test. */
export interface HostScope {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
}
