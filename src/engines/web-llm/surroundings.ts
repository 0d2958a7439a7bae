import { mirrored } from '../hub-mirror';

/** The outside world, handed in: the worker's entry gives the browser's, tests give their own. */
export type Surroundings = {
  /** Undefined where the browser has no WebGPU. */
  readonly gpu: Pick<GPU, 'requestAdapter'> | undefined;
  fetch(url: string, options: { readonly signal: AbortSignal }): Promise<Response>;
  readonly caches: FileCaches;
  isOnline(): boolean;
  /** In milliseconds; only differences are used. */
  now(): number;
  /** Calls back once after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, callBack: () => void): () => void;
};

/** The browser's Cache Storage, as far as it is used here. */
export interface FileCaches {
  open(name: string): Promise<FileCache>;
}

export interface FileCache {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
}

/** The world of a browser's worker; `hubMirror` stands in for the hub. */
export function browserSurroundings(hubMirror: string | null): Surroundings {
  return {
    gpu: navigator.gpu,
    // Model files have their place in Cache Storage; a second copy in the HTTP cache would only take room.
    fetch: (url, { signal }) => fetch(mirrored(url, hubMirror), { signal, credentials: 'omit', cache: 'no-store' }),
    caches: { open: (name) => caches.open(name) },
    isOnline: () => navigator.onLine,
    now: () => performance.now(),
    after(milliseconds, callBack) {
      const timer = setTimeout(callBack, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
