import { type ProgramEnd, programLimits, type RunProgram } from './program';

/**
 * Runs a program off the page, in a worker that is ended afterwards however it went: if it does not answer although its
 * time is over, and when the run is stopped.
 */
export const runInWorker: RunProgram = (program, signal) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./sandbox.worker.ts', import.meta.url), { type: 'module', name: 'sandbox' });
    const end = (how: ProgramEnd) => {
      clearTimeout(timeout);
      signal.removeEventListener('abort', onAbort);
      worker.terminate();
      resolve(how);
    };
    const onAbort = () => end({ type: 'broken', problem: 'Stopped.' });
    let timeout = setTimeout(() => end({ type: 'broken', problem: 'The sandbox did not start.' }), startMilliseconds);
    worker.onmessage = ({ data }: MessageEvent<ProgramEnd | { readonly type: 'started' }>) => {
      if (data.type !== 'started') return end(data);
      clearTimeout(timeout);
      timeout = setTimeout(
        () => end({ type: 'timeout', milliseconds: programLimits.milliseconds }),
        programLimits.milliseconds + graceMilliseconds,
      );
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end({ type: 'broken', problem: event.message });
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) return onAbort();
    worker.postMessage(program);
  });

/** To fetch the interpreter over a slow line, and to compile it. */
const startMilliseconds = 30_000;
/** To notice that its time is over, and to say so. */
const graceMilliseconds = 1_000;
