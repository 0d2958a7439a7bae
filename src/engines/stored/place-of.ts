/** The caches of the libraries: `@huggingface/transformers` has one, WebLLM three. */
export const cacheNames = ['transformers-cache', 'webllm/model', 'webllm/config', 'webllm/wasm'] as const;
export type CacheName = (typeof cacheNames)[number];

/** Where a stored file belongs. `library`: WebAssembly that several WebLLM models may share. */
export type StoredPlace = { readonly cacheName: CacheName; readonly url: string; readonly path: string } & (
  | { readonly type: 'model'; readonly kind: 'onnx' | 'webllm'; readonly repository: string }
  | { readonly type: 'library' }
);

/**
 * What a file in a cache is, by its address; null for anything that neither library puts there. Files keep the addresses
 * of their hub also when they came by a mirror. `path` names the file in an archive, and `placeFromPath` reads it again.
 */
export function placeOf(cacheName: CacheName, url: string): StoredPlace | null {
  // An address with dots for folders or with escapes could be read in two ways.
  if (!URL.canParse(url) || new URL(url).href !== url || url.includes('%') || url.length > 400) return null;
  const path = `${folderOf[cacheName]}/${url.slice('https://'.length)}`;
  if (cacheName === 'webllm/wasm') return libraryUrl.test(url) ? { type: 'library', cacheName, url, path } : null;
  const [, repository] = hubUrl.exec(url) ?? [];
  if (repository === undefined) return null;
  const kind = cacheName === 'transformers-cache' ? 'onnx' : 'webllm';
  return { type: 'model', kind, repository, cacheName, url, path };
}

/** The place that an archive's path names; null if it is none. */
export function placeFromPath(path: string): StoredPlace | null {
  const cacheName = cacheNames.find((name) => path.startsWith(`${folderOf[name]}/`));
  if (cacheName === undefined) return null;
  return placeOf(cacheName, `https://${path.slice(folderOf[cacheName].length + 1)}`);
}

const folderOf: Readonly<Record<CacheName, string>> = {
  'transformers-cache': 'transformers',
  'webllm/model': 'webllm-model',
  'webllm/config': 'webllm-config',
  'webllm/wasm': 'webllm-wasm',
};
const hubUrl = /^https:\/\/huggingface\.co\/([\w.-]+\/[\w.-]+)\/resolve\/main\/[\w.-]+(?:\/[\w.-]+)*$/;
const libraryUrl =
  /^https:\/\/raw\.githubusercontent\.com\/mlc-ai\/binary-mlc-llm-libs\/main\/[\w.-]+(?:\/[\w.-]+)*\.wasm$/;
