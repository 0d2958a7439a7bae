import type { ModelCard } from '../../core';

/** What can be expected of a model in a conversation, as far as its size and its name tell. */
export type GoodFor = 'own-world' | 'browsers-own' | 'lines' | 'talk' | 'argument' | 'depth' | 'unknown';

/** What a model was made for besides talk. */
export type Bent = 'code' | 'maths' | 'thinking' | null;

export function goodFor(card: ModelCard): GoodFor {
  if (card.id.startsWith('browser/')) return 'browsers-own';
  if (card.origin === 'bundled') return 'own-world';
  const parameters = billionsOf(card.name);
  if (parameters !== null) return byStep(parameters, [0.9, 2.4, 5]);
  return card.memoryBytes === null ? 'unknown' : byStep(card.memoryBytes / 2 ** 30, [1.2, 2.4, 4]);
}

export function bentOf({ name }: ModelCard): Bent {
  if (/cod(er|e)\b/i.test(name)) return 'code';
  if (/math/i.test(name)) return 'maths';
  return /\bR1\b|thinking|reasoning|^Qwen3\b/i.test(name) ? 'thinking' : null;
}

/** How many billions of parameters a name speaks of: 1.5 for `Qwen2.5-1.5B-Instruct`; null if of none. */
export function billionsOf(name: string): number | null {
  const [, digits, unit] = /(\d+(?:[._]\d+)?) ?([BM])(?![a-z0-9])/i.exec(name) ?? [];
  if (digits === undefined || unit === undefined) return null;
  const number = Number(digits.replace('_', '.'));
  return unit.toUpperCase() === 'M' ? number / 1000 : number;
}

function byStep(size: number, [lines, talk, argument]: readonly [number, number, number]): GoodFor {
  if (size < lines) return 'lines';
  if (size < talk) return 'talk';
  return size < argument ? 'argument' : 'depth';
}
