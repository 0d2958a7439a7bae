import { transformersEngine } from '../../../src/engines/transformers';
import { type Extent, sideBySideGain } from './gain';

/** For who looks at it from outside (`side-by-side-rows.mjs`): the engine and its workers are those of the page. */
export type Gain = () => Promise<number>;

/**
 * By device. `workers`: one for the turns that are taken one after another, on WASM two for those side by side. A software
 * GPU takes a fifth of a second for a token.
 */
const measured: Readonly<Record<'wasm' | 'webgpu', { readonly workers: number; readonly extent: Extent }>> = {
  wasm: {
    workers: 3,
    extent: { topics: ['trains', 'robots', 'homework'], roundsOfTopic: 7, warmUps: 2, tokensOfAnswer: 32 },
  },
  webgpu: { workers: 2, extent: { topics: ['trains'], roundsOfTopic: 4, warmUps: 1, tokensOfAnswer: 16 } },
};

const device = new URLSearchParams(location.search).get('device') === 'webgpu' ? 'webgpu' : 'wasm';

const gain: Gain = () => {
  const { workers, extent } = measured[device];
  const ready = whenLoaded(workers);
  return sideBySideGain(
    () => transformersEngine({ baseUrl: location.href, device }),
    () => ready,
    extent,
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
