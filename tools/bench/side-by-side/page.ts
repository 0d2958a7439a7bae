import { transformersEngine } from '../../../src/engines/transformers';
import { sideBySideGain } from './gain';

/** For who looks at it from outside (`side-by-side-row.mjs`): the engine and its worker are those of the page. */
export type Gain = () => Promise<number>;

/** One for the turns that are taken one after another, two for those side by side. */
const workers = 3;

const gain: Gain = () => {
  const ready = whenLoaded(workers);
  return sideBySideGain(
    () => transformersEngine({ baseUrl: location.href, device: 'wasm' }),
    () => ready,
  );
};

/** Resolves when so many workers have told the page that they have their model. */
function whenLoaded(count: number): Promise<void> {
  const Genuine = globalThis.Worker;
  const loaded = new Set<Worker>();
  return new Promise((resolve) => {
    globalThis.Worker = class extends Genuine {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          if (data.type !== 'part' || data.part.type !== 'loaded') return;
          loaded.add(this);
          if (loaded.size === count) resolve();
        });
      }
    };
  });
}

Object.assign(globalThis, { gain });
