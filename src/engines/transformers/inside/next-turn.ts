/**
 * Lets the worker hear its messages. On WASM a model computes without ever giving the event loop a turn, so a stop or a
 * ping would wait for the whole answer. A message to oneself takes microseconds; a timer is held back to 4 ms.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()?.();
// In Node an open port would keep the process alive.
(channel.port1 as { unref?: () => void }).unref?.();
