import type { Language, RunLog } from '../core';
import { logFrom } from '../core/upgrades';

const recordings = import.meta.glob<{ readonly default: unknown }>('./recorded/featured.*.json');

/**
 * The featured scenario as the built-in model really played it once: what the page opens on. Made by `npm run record`;
 * a test holds that it is sound and is a run of the scenario as it is now. Null if it cannot be fetched.
 */
export async function featuredRun(language: Language): Promise<RunLog | null> {
  try {
    const recording = await recordings[`./recorded/featured.${language}.json`]?.();
    const read = logFrom(recording?.default);
    return read.ok ? read.value : null;
  } catch {
    return null;
  }
}
