import { assertNever, type Json } from '../../base';
import { type Engine, failure } from '../../core';
import { holdLifeLock } from './life-lock';
import { pacedParts } from './paced-parts';
import { answersTo, type HostScope, isLastPart, type Order, type Part, type PartAt } from './protocol';
import { turnstile } from './turnstile';

/**
 * Serves an engine to the page that started this worker; the last line of a worker's entry:
 * `hostEngine((settings) => someEngine(settings), self)`. The engine is made at the page's first message, with the
 * settings that came with it; by calling `retire` it asks to be replaced once its answer is given, and by calling
 * `worked` after each step it shows that it computes while it has nothing to say yet. One of the borders
 * where a thrown error becomes a `Failure`: nothing is ever thrown across, and an engine that threw what nobody foresaw
 * is replaced too. Pings are answered whenever the event loop turns, so an engine must let it turn between its steps.
 */
export function hostEngine(
  makeEngine: (settings: Json, retire: () => void, worked: () => void) => Engine,
  scope: HostScope,
  now: () => number = () => performance.now(),
): void {
  let engine: Engine | null = null;
  let hasWorked = false;
  const running = new Map<number, AbortController>();
  const gate = turnstile();

  scope.addEventListener('message', ({ data: message }) => {
    switch (message.type) {
      case 'start':
        engine = makeEngine(
          message.settings,
          () => scope.postMessage({ type: 'retire' }),
          () => {
            hasWorked = true;
          },
        );
        void holdLifeLock(message.lifeLock).then((lifeLockHeld) =>
          scope.postMessage({ type: 'started', lifeLockHeld }),
        );
        return;
      case 'order':
        if (engine === null) throw new Error('The page gave an order before it sent `start`.');
        void carryOut(engine, message.orderId, message.order);
        return;
      case 'abort':
        running.get(message.orderId)?.abort();
        return;
      case 'hold':
        gate.hold(message.held);
        return;
      case 'ping':
        scope.postMessage({ type: 'pong', worked: hasWorked });
        hasWorked = false;
        return;
      default:
        assertNever(message);
    }
  });

  async function carryOut(served: Engine, orderId: number, order: Order): Promise<void> {
    const controller = new AbortController();
    running.set(orderId, controller);
    const open = new Set(Array.from({ length: answersTo(order) }, (_, at) => at));
    const parts = pacedParts(({ at, part }) => scope.postMessage({ type: 'part', orderId, at, part }), now);
    try {
      for await (const { at, part } of answerTo(served, order, controller.signal)) {
        parts.add({ at, part });
        if (isLastPart(part)) open.delete(at);
        if (open.size === 0) return;
        if (part.type !== 'text') continue;
        if (gate.isHeld()) parts.send();
        // A stream that is not read computes nothing.
        await gate.pass(controller.signal);
      }
      throw new Error('The engine ended a stream without a last part.');
    } catch (error) {
      scope.postMessage({ type: 'retire' });
      const part = { type: 'failure', failure: failureOf(error) } as const;
      for (const at of open) parts.add({ at, part });
    } finally {
      running.delete(orderId);
    }
  }
}

function answerTo(engine: Engine, order: Order, signal: AbortSignal): AsyncIterable<PartAt> {
  switch (order.type) {
    case 'load':
      return alone(engine.load(order.modelId, signal));
    case 'generate':
      return alone(engine.generate(order.request, signal));
    case 'generate-together':
      if (engine.generateTogether === undefined) throw new Error('This engine cannot answer several requests at once.');
      return engine.generateTogether(order.requests, signal);
    case 'score':
      if (engine.score === undefined) throw new Error('This engine cannot score.');
      return alone(engine.score(order.request, signal));
    case 'embed':
      if (engine.embed === undefined) throw new Error('This engine has no vectors.');
      return alone(engine.embed(order.request, signal));
    default:
      return assertNever(order);
  }
}

async function* alone(parts: AsyncIterable<Part>): AsyncGenerator<PartAt, void> {
  for await (const part of parts) yield { at: 0, part };
}

/** An error that nobody foresaw, as data. */
function failureOf(error: unknown) {
  return failure('engine/failed', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
