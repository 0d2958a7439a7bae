import { transformersEngine } from '../../../src/engines/transformers';
import { sideBySideGain } from './gain';

/** For who looks at it from outside (`side-by-side-row.mjs`): the engine and its worker are those of the page. */
export type Gain = () => Promise<number>;

const gain: Gain = () => sideBySideGain(() => transformersEngine({ baseUrl: location.href, device: 'wasm' }));

Object.assign(globalThis, { gain });
