import type { Usage } from '../core';

/** What an engine measured, in whole milliseconds and tokens. */
export function rounded(usage: Usage): Usage {
  return {
    promptTokens: Math.round(usage.promptTokens),
    prefillTokens: Math.round(usage.prefillTokens),
    completionTokens: Math.round(usage.completionTokens),
    firstTokenMilliseconds: Math.round(usage.firstTokenMilliseconds),
    milliseconds: Math.round(usage.milliseconds),
  };
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
