export const hubAddress = 'https://huggingface.co/';

/**
 * Where a file is really fetched: the same path below the mirror instead of the hub, if a mirror is set. What is stored
 * keeps the hub's address, so it is found with and without the mirror.
 */
export function mirrored(url: string, mirror: string | null): string {
  return mirror !== null && url.startsWith(hubAddress) ? `${mirror}/${url.slice(hubAddress.length)}` : url;
}
