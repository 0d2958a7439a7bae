import { transformersEngine } from '../../../src/engines/transformers';
import { sideBySideGain } from './gain';

/** For who looks at it from outside (`side-by-side-row.mjs`): the engine and its worker are those of the page. */
Object.assign(globalThis, {
  gain: () => sideBySideGain(() => transformersEngine({ baseUrl: location.href, device: 'wasm' })),
});
