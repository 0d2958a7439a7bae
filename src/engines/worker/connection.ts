import type { Json } from '../../base';
import { type Failure, type FailureCode, failure } from '../../core';
import { watchLifeLock } from './life-lock';
import { answersTo, type FromWorker, isLastPart, type Order, type PartAt, type WorkerLike } from './protocol';

/** How long a worker may say nothing, in pings left unanswered or without news; pings are sent only while it works. */
export type Patience = {
  readonly pingEveryMilliseconds: number;
  /**
   * Unanswered pings in a row until the worker counts as hung. Counted in pings, not on a clock: a laptop that slept
   * for an hour missed one. WASM answers no ping while it computes a step or makes a model ready, so this is longer than
   * that takes on a slow machine; a worker that died is noticed by its life lock long before.
   */
  readonly pings: number;
  /** Pings answered in a row without a single part of the order, or a step computed for it, until the engine counts as hung. */
  readonly pingsWithoutNews: number;
};

export const usualPatience: Patience = { pingEveryMilliseconds: 1000, pings: 120, pingsWithoutNews: 300 };

export type ConnectionOptions = {
  readonly startWorker: () => WorkerLike;
  readonly settings: Json;
  readonly patience: Patience;
};

/** What comes of one order, in one answer or several. */
export interface Answer {
  /** The next part; after the last one of every answer it never resolves. */
  next(): Promise<PartAt>;
  /** Ends what is not answered yet with this failure at once, and tells the worker, which takes until the end of its step. */
  stop(code: FailureCode): void;
  /** Resolves when the worker is through with the order, or gone. */
  readonly over: Promise<void>;
}

export interface Connection {
  /** One order at a time: the one before must be over. */
  give(order: Order): Answer;
  /** True once the worker was lost or closed: then every order fails, and it takes a new connection. */
  isGone(): boolean;
  /** Makes the worker stand still between two tokens, or go on; standing still is no silence. */
  hold(held: boolean): void;
  close(): void;
}

/** Starts a worker and keeps watch over it. Whatever happens to the worker, every answer ends in a last part. */
export function connect({ startWorker, settings, patience }: ConnectionOptions): Connection {
  let current: OpenAnswer | null = null;
  let orders = 0;
  /** Why the worker can no longer be used; null while it can. */
  let gone: Failure | null = null;
  let retiring = false;
  /** Whether the worker's script came at all. */
  let heard = false;
  const watch = new AbortController();
  let held = false;
  const lifeLock = newLockName();
  let worker: WorkerLike | null = null;

  try {
    worker = startWorker();
    worker.addEventListener('message', ({ data }) => hear(data));
    worker.addEventListener('error', (event) => {
      const code = !heard && isOffline() ? 'engine/offline' : 'engine/worker-dead';
      lose(code, `The worker failed: ${errorText(event)}`);
    });
    worker.addEventListener('messageerror', () => lose('engine/worker-dead', 'The worker sent something unreadable.'));
    worker.postMessage({ type: 'start', settings, lifeLock });
  } catch (error) {
    lose('engine/worker-dead', `The worker could not be started: ${errorText(error)}`);
  }

  function hear(message: FromWorker): void {
    heard = true;
    if (message.type === 'started' && message.lifeLockHeld) {
      watchLifeLock(lifeLock, () => lose('engine/worker-dead', 'The worker died.'), watch.signal);
    }
    if (message.type === 'retire') {
      retiring = true;
      // Between orders nobody has to be waited for, and the next order must not meet what broke.
      if (current?.isOver() !== false) retire(askedToBeReplaced);
    }
    current?.heard();
    if (message.type === 'pong' && message.worked) current?.worked();
    if (message.type === 'part' && message.orderId === current?.orderId) {
      // Before the last part is read, so that the next request already finds that this worker is gone.
      if (retiring && current.endsWith(message)) retire(askedToBeReplaced);
      current.add(message);
    }
  }

  function retire(reason: Failure): void {
    gone = reason;
    watch.abort();
    worker?.terminate();
  }

  function lose(code: FailureCode, message: string): void {
    if (gone !== null) return;
    const reason = failure(code, message);
    retire(reason);
    current?.fail(reason);
  }

  return {
    give(order) {
      const orderId = ++orders;
      const post = (message: Parameters<WorkerLike['postMessage']>[0]) => gone !== null || worker?.postMessage(message);
      const answer = openAnswer(orderId, answersTo(order), {
        abort: () => post({ type: 'abort', orderId }),
        ping: () => post({ type: 'ping' }),
        silent: (message) => lose('engine/worker-silent', message),
        isHeld: () => held,
        patience,
      });
      current = answer;
      if (gone !== null) answer.fail(gone);
      try {
        post({ type: 'order', orderId, order });
      } catch (error) {
        answer.fail(failure('engine/failed', `The request cannot be sent: ${errorText(error)}`));
      }
      return answer;
    },
    isGone: () => gone !== null,
    hold(now) {
      held = now;
      if (gone === null) worker?.postMessage({ type: 'hold', held });
    },
    close: () => lose('engine/stopped', 'The engine was disposed.'),
  };
}

const askedToBeReplaced = failure('engine/worker-dead', 'The worker asked to be replaced.');

type OpenAnswer = Answer & {
  readonly orderId: number;
  heard(): void;
  worked(): void;
  add(part: PartAt): void;
  /** Ends everything that is open, here and in the worker. */
  fail(reason: Failure): void;
  /** Whether the worker is through with the order after this part. */
  endsWith(part: PartAt): boolean;
  /** Whether it is through with it already. */
  isOver(): boolean;
};

type Line = {
  abort(): void;
  ping(): void;
  silent(message: string): void;
  isHeld(): boolean;
  readonly patience: Patience;
};

/** Collects the parts of one order and watches for silence until the last one of every answer. */
function openAnswer(orderId: number, answers: number, line: Line): OpenAnswer {
  const parts: PartAt[] = [];
  let wake: (() => void) | null = null;
  /** The places whose last part is not shown yet; and those at which the worker may still be busy. */
  const open = new Set(Array.from({ length: answers }, (_, at) => at));
  const busy = new Set(open);
  let pingsUnanswered = 0;
  let pingsWithoutNews = 0;
  let markOver = () => {};
  const over = new Promise<void>((resolve) => {
    markOver = resolve;
  });

  const heartbeat = setInterval(() => {
    if (pingsUnanswered >= line.patience.pings)
      return line.silent(`The worker left ${pingsUnanswered} pings unanswered.`);
    if (pingsWithoutNews >= line.patience.pingsWithoutNews) return line.silent('The engine gave no sign of work.');
    pingsUnanswered += 1;
    pingsWithoutNews = line.isHeld() ? 0 : pingsWithoutNews + 1;
    line.ping();
  }, line.patience.pingEveryMilliseconds);

  function show(part: PartAt): void {
    if (!open.has(part.at)) return;
    if (isLastPart(part.part)) open.delete(part.at);
    parts.push(part);
    wake?.();
  }

  function add(part: PartAt): void {
    pingsWithoutNews = 0;
    show(part);
    if (!isLastPart(part.part)) return;
    busy.delete(part.at);
    if (busy.size > 0) return;
    clearInterval(heartbeat);
    markOver();
  }

  return {
    orderId,
    over,
    isOver: () => busy.size === 0,
    heard() {
      pingsUnanswered = 0;
    },
    worked() {
      pingsWithoutNews = 0;
    },
    add,
    fail(reason) {
      for (const at of [...busy]) add({ at, part: { type: 'failure', failure: reason } });
    },
    endsWith: ({ at, part }) => isLastPart(part) && busy.has(at) && busy.size === 1,
    stop(code) {
      if (busy.size > 0) line.abort();
      for (const at of [...open]) show({ at, part: { type: 'failure', failure: failure(code, 'Stopped.') } });
    },
    async next() {
      for (;;) {
        const part = parts.shift();
        if (part !== undefined) return part;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

let locksNamed = 0;

/** Locks are shared by all tabs of an origin; the moment at which a page was born, in microseconds, tells them apart. */
function newLockName(): string {
  locksNamed += 1;
  return `colloquy-worker-${performance.timeOrigin}-${locksNamed}`;
}

function isOffline(): boolean {
  return (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;
}

function errorText(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' && message !== '' ? message : 'its script did not load';
}
