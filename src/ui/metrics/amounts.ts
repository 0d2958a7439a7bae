import type { Language } from '../../core';

/** Numbers as people read them, always with their unit. */
export type Amounts = {
  count(value: number): string;
  tokens(value: number): string;
  characters(value: number): string;
  duration(milliseconds: number): string;
  speed(tokensPerSecond: number): string;
  share(fraction: number): string;
  bytes(value: number): string;
};

export function amountsIn(language: Language): Amounts {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const units = unitsIn[language];
  const counted = (value: number, unit: (value: number) => string) => `${whole.format(value)} ${unit(value)}`;
  return {
    count: (value) => whole.format(value),
    tokens: (value) => counted(value, units.tokens),
    characters: (value) => counted(value, units.characters),
    duration: (milliseconds) => {
      if (milliseconds < 999.5) return `${whole.format(milliseconds)} ${units.milliseconds}`;
      const seconds = milliseconds / 1000;
      if (seconds < 59.95) return `${fine.format(seconds)} ${units.seconds}`;
      const rounded = Math.round(seconds);
      return `${whole.format(Math.floor(rounded / 60))} ${units.minutes} ${rounded % 60} ${units.seconds}`;
    },
    speed: (tokensPerSecond) => `${(tokensPerSecond < 99.95 ? fine : whole).format(tokensPerSecond)} ${units.speed}`,
    share: (fraction) => percent.format(fraction),
    bytes: (value) => {
      const { size, unit } = byteSteps.find(({ from }) => value >= from) ?? { size: 1, unit: 'B' };
      return `${(value / size < 9.95 ? fine : whole).format(value / size)} ${unit}`;
    },
  };
}

/** Powers of ten, as download sizes are told everywhere. */
const byteSteps = [
  { from: 999_500_000, size: 1e9, unit: 'GB' },
  { from: 999_500, size: 1e6, unit: 'MB' },
  { from: 999.5, size: 1e3, unit: 'kB' },
] as const;

type Units = {
  tokens(value: number): string;
  characters(value: number): string;
  readonly milliseconds: string;
  readonly seconds: string;
  readonly minutes: string;
  readonly speed: string;
};

const unitsIn: Readonly<Record<Language, Units>> = {
  en: {
    tokens: (value) => (value === 1 ? 'token' : 'tokens'),
    characters: (value) => (value === 1 ? 'character' : 'characters'),
    milliseconds: 'ms',
    seconds: 's',
    minutes: 'min',
    speed: 'tokens/s',
  },
  zh: {
    tokens: () => '词元',
    characters: () => '个字符',
    milliseconds: '毫秒',
    seconds: '秒',
    minutes: '分',
    speed: '词元/秒',
  },
};
