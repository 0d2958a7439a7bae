import type { Language } from '../../core';

/** How long ago something was, in the roughest unit that is still true: "5 minutes ago", "yesterday". */
export function timeAgo(then: number, now: number, language: Language): string {
  const seconds = Math.max(0, Math.floor((now - then) / 1000));
  const step = steps.find(({ from }) => seconds >= from);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return step === undefined ? words.format(0, 'second') : words.format(-Math.floor(seconds / step.from), step.unit);
}

const steps = [
  { from: 31_557_600, unit: 'year' },
  { from: 2_629_800, unit: 'month' },
  { from: 604_800, unit: 'week' },
  { from: 86_400, unit: 'day' },
  { from: 3_600, unit: 'hour' },
  { from: 60, unit: 'minute' },
] as const;
