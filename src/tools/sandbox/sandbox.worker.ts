import type { Program } from './program';
import { runHere } from './run-here';

/** One program in one worker: whoever started it ends it. */
self.onmessage = async ({ data }: MessageEvent<Program>) => {
  const onStart = () => self.postMessage({ type: 'started' });
  self.postMessage(await runHere(data, () => performance.now(), onStart));
};
