/**
 * The part of a growing reply that will not change any more. Held back at its end: replacement characters (half of a
 * letter whose other bytes are still to come) and what may become a stop mark (`<|im_end|>`, `[INST]`), which the
 * library cuts off again once it is complete.
 */
export function settledText(reply: string): string {
  return reply.replace(/\uFFFD+$/, '').replace(/[<[][^\s>\]]{0,24}$/, '');
}
