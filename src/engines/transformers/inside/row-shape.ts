import type { CacheShape } from './appended-rows';

/** For tests: two caches of two heads that see everything, between them one of a head that sees four tokens. */
export const rowShape = {
  caches: [
    { heads: 2, window: null, first: 0 },
    { heads: 1, window: 4, first: 2 },
    { heads: 2, window: null, first: 3 },
  ],
  size: 3,
} as const satisfies CacheShape;
