export { calculator } from './calculator';
export { clock } from './clock';
export { dice } from './dice';
export { javascript } from './javascript';
export { notes } from './notes';
export { runInWorker } from './sandbox/run-in-worker';
export { search } from './search';
