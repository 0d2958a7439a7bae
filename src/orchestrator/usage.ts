import type { Usage } from '../core';

/** What an engine measured, in whole milliseconds and tokens; whatever is no amount is 0, so that a log can hold it. */
export function sound(usage: Usage): Usage {
  const promptTokens = whole(usage.promptTokens);
  return {
    promptTokens,
    prefillTokens: Math.min(whole(usage.prefillTokens), promptTokens),
    completionTokens: whole(usage.completionTokens),
    firstTokenMilliseconds: whole(usage.firstTokenMilliseconds),
    milliseconds: whole(usage.milliseconds),
  };
}

/** What a request took while the run went on; it stood still for so many milliseconds, and so many of them before the first token. */
export function withoutPause(usage: Usage, still: number, stillToFirst: number): Usage {
  if (still <= 0) return usage;
  const firstTokenMilliseconds = whole(usage.firstTokenMilliseconds - stillToFirst);
  return {
    ...usage,
    firstTokenMilliseconds,
    milliseconds: Math.max(firstTokenMilliseconds, whole(usage.milliseconds - still)),
  };
}

/** Beyond this no sum of a run's amounts would be exact. */
const most = 1e12;

function whole(amount: number): number {
  return amount >= 0 ? Math.min(most, Math.round(amount)) : 0;
}

/** What two requests took together; the time to a first token is the first one's. */
export function added(before: Usage | null, usage: Usage): Usage {
  if (before === null) return usage;
  return {
    promptTokens: before.promptTokens + usage.promptTokens,
    prefillTokens: before.prefillTokens + usage.prefillTokens,
    completionTokens: before.completionTokens + usage.completionTokens,
    firstTokenMilliseconds: before.firstTokenMilliseconds + usage.firstTokenMilliseconds,
    milliseconds: before.milliseconds + usage.milliseconds,
  };
}
