import type { FromWorker, HostScope, ToWorker, WorkerLike } from './protocol';

/**
 * For tests in Node: a "worker" on the other end of a message channel, in the same thread. `serve` is what a worker's
 * entry does with its global scope. As in a browser, everything is cloned on its way and `terminate()` tells nobody.
 */
export function standInWorker(serve: (scope: HostScope) => void): WorkerLike {
  const { port1: pageSide, port2: workerSide } = new MessageChannel();
  let terminated = false;
  serve({
    postMessage: (message) => terminated || workerSide.postMessage(message),
    addEventListener: (_type, listener) => {
      workerSide.addEventListener('message', (event: MessageEvent<ToWorker>) => terminated || listener(event));
      workerSide.start();
    },
  });
  return {
    postMessage: (message) => terminated || pageSide.postMessage(message),
    addEventListener: (
      type: 'message' | 'error' | 'messageerror',
      listener: (event: { readonly data: FromWorker }) => void,
    ) => {
      if (type !== 'message') return;
      pageSide.addEventListener('message', (event: MessageEvent<FromWorker>) => listener(event));
      pageSide.start();
    },
    terminate() {
      terminated = true;
      pageSide.close();
      workerSide.close();
    },
  };
}
