import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of chance. The same seed and step always give the same draws, in the same order. */
export interface Random {
  /** A float in [0, 1). */
  next(): number;
  /** An integer from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  /** One item; throws if the list is empty. */
  pick<Item>(items: readonly Item[]): Item;
}

/**
 * Chance for one step of a run. Made from (seed, step) rather than carried along, so that a run resumed at
 * step 7 draws what the unbroken run drew at step 7.
 */
export function randomAt(seed: number, step: number): Random {
  const generator = xoroshiro128plus(mix(seed, step));
  const next = () => (generator.next() >>> 0) / 0x1_0000_0000;
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new Error('Nothing to pick from: the list is empty.');
      return item;
    },
  };
}

/** Spreads two integers over 32 bits (the finaliser of MurmurHash3, Appleby 2011), so that near seeds draw unlike numbers. */
function mix(seed: number, step: number): number {
  let hash = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul((step | 0) + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
