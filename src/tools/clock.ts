import { fail, ok } from '../base';
import { type Tool, unclearInput } from '../core';

/** What day and time it is, here (`timeZone`, by its IANA name) or in a time zone that the input names. */
export function clock(timeZone: string): Tool {
  return {
    id: 'clock',
    words: {
      en: {
        name: 'Clock',
        description: 'Tells the date and the time.',
        input: 'nothing, or a time zone such as Asia/Tokyo',
      },
      zh: { name: '时钟', description: '告诉日期和时间。', input: '不用写，或写时区，例如 Asia/Tokyo' },
    },
    run: (input, { scenario, now }) => {
      const asked = input.trim();
      const zone = zoneNamed(asked);
      // Whoever asks in words ("what time is it?") means here.
      if (zone === null && /^[\w+-]+\/[\w+/-]+$/.test(asked)) return Promise.resolve(fail(unclearInput(input)));
      const time = new Intl.DateTimeFormat(scenario.language === 'zh' ? 'zh-CN' : 'en-GB', {
        dateStyle: 'full',
        timeStyle: 'short',
        timeZone: zone ?? timeZone,
      });
      return Promise.resolve(ok(zone === null ? time.format(now) : `${time.format(now)} (${zone})`));
    },
  };
}

function zoneNamed(name: string): string | null {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
