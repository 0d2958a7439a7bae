import type { StoredCache, StoredCaches } from './stored-files';

/** A Cache Storage in memory. Like a browser's, it keeps nothing of a response whose body fails. */
export function standInCaches(): StoredCaches & { readonly names: () => readonly string[] } {
  const all = new Map<string, Map<string, { readonly body: Blob; readonly headers: Headers }>>();
  return {
    names: () => [...all.keys()],
    has: async (name) => all.has(name),
    async open(name): Promise<StoredCache> {
      const files = all.get(name) ?? new Map<string, { readonly body: Blob; readonly headers: Headers }>();
      all.set(name, files);
      return {
        keys: async () => [...files.keys()].map((url) => ({ url })),
        async match(url) {
          const kept = files.get(url);
          return kept === undefined ? undefined : new Response(kept.body, { headers: kept.headers });
        },
        async put(url, response) {
          files.set(url, { body: await response.blob(), headers: response.headers });
        },
        delete: async (url) => files.delete(url),
      };
    },
  };
}
