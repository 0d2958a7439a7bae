import { weightFilesIn } from '../web-llm/model-files';
import { type CacheName, cacheNames, placeOf, type StoredPlace } from './place-of';

/** The browser's Cache Storage, as far as it is used here. */
export interface StoredCaches {
  has(name: string): Promise<boolean>;
  open(name: string): Promise<StoredCache>;
}

export interface StoredCache {
  keys(): Promise<readonly { readonly url: string }[]>;
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
}

export type StoredFile = StoredPlace & { readonly bytes: number };

/** A file of weights by its address: how long it must be, and its MD5 where the model's list names one. */
export type WeightsByUrl = ReadonlyMap<string, { readonly bytes: number; readonly md5: string | null }>;

/** Every file of every model that this browser keeps, with its size. Files of other hands in these caches are left out. */
export async function storedFiles(caches: StoredCaches): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  for (const name of cacheNames) {
    const cache = await openIfThere(caches, name);
    if (cache === null) continue;
    const urls = (await cache.keys()).map(({ url }) => url);
    const weights = name === 'webllm/model' ? await weightsIn(cache, urls) : new Map();
    for (const url of urls) {
      const place = placeOf(name, url);
      const bytes = place === null ? null : (weights.get(url)?.bytes ?? (await sizeOf(cache, url)));
      if (place !== null && bytes !== null) files.push({ ...place, bytes });
    }
  }
  return files;
}

/** A cache that is not there is not made by looking. */
export async function openIfThere(caches: StoredCaches, name: CacheName): Promise<StoredCache | null> {
  return (await caches.has(name)) ? caches.open(name) : null;
}

/** The weights that the lists (`tensor-cache.json`) among these addresses name. */
export async function weightsIn(cache: StoredCache, urls: readonly string[]): Promise<WeightsByUrl> {
  const weights = new Map<string, { readonly bytes: number; readonly md5: string | null }>();
  for (const url of urls.filter((each) => each.endsWith('/tensor-cache.json'))) {
    const list: unknown = await (await cache.match(url))?.json().catch(() => null);
    for (const file of weightFilesIn(url.slice(0, url.lastIndexOf('/') + 1), list) ?? []) {
      if (file.content.type === 'weights') weights.set(file.url, file.content);
    }
  }
  return weights;
}

/** As the server said it; read through only where it did not. Null if the file has just gone. */
async function sizeOf(cache: StoredCache, url: string): Promise<number | null> {
  const response = await cache.match(url);
  if (response === undefined) return null;
  const told = response.headers.get('content-length');
  if (told !== null && response.headers.get('content-encoding') === null) return Number(told);
  return (await response.blob()).size;
}
