/** How much of a stranger's data is looked at, and how much of one's own is put into a link. */
export const bounds = {
  /** Characters in a link that this page makes, the `#` included; chat programs and QR codes cut far earlier. */
  linkCharacters: 32_000,
  /** Bytes in a link that this page opens, before they are inflated. */
  packedBytes: 256_000,
  /** Bytes that come out of a link. */
  unpackedBytes: 2_000_000,
  /** Characters in a file. The longest runs that were made have some millions. */
  fileCharacters: 20_000_000,
} as const;
